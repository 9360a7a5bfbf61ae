export { DiskFiles } from './disk-files.ts';
export { type Files, type Kept, totalBytes } from './files.ts';
export { loadGraph, loadPackage, type Package, packageEntries, packageFiles } from './package.ts';
