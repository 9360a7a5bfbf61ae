/** The model that comes with the site. */
export const EMBEDDED = 'embedded';

/** The name of a package of the reader's own files. */
export const DISK = 'disk';
