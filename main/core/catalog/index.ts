/** Rules of law as dated, validated data: procedures, calendar, agency codes, portal statuses. */
export { type Catalog, openCatalog } from './catalog.ts'
export { BUNDLED_FILES, type CatalogFiles } from './files.ts'
export { type CatalogCall, createCatalogRoom } from './room.ts'
