export { DiskFiles } from './disk-files';
export { type Files, type Kept, totalBytes } from './files';
export { loadGraph, loadPackage, type Package, packageEntries, packageFiles } from './package';
