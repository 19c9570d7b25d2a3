import { z } from 'zod'

/** SHA-512 in base64. */
const Sha512 = z.string().regex(/^[A-Za-z0-9+/]{86}==$/)

/** Name of a file that lies beside the description of its release: no path, no other host. */
const FileName = z.string().regex(/^[^./\\:?#][^/\\:?#]{0,199}$/)

const Version = z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(-[0-9A-Za-z.-]{1,40})?$/)

const Package = z.object({
  url: FileName,
  sha512: Sha512,
  /** Bytes. */
  size: z.number().int().positive(),
  /** Bytes of the map by which only the changed blocks are fetched; it stands at the end of the package. */
  blockMapSize: z.number().int().positive().exactOptional(),
  isAdminRightsRequired: z.boolean().exactOptional(),
})

/**
 * A release as the publisher describes it in `latest-linux.yml` (`latest.yml` on Windows), the file electron-builder writes
 * beside its packages. Only what stands here reaches the updater; everything else in the file is dropped.
 */
export const Release = z
  .object({
    version: Version,
    files: z.tuple([Package], Package),
    releaseDate: z.string().max(40),
    /** What is new, in plain words for the officer. */
    releaseNotes: z.string().max(4_000).default(''),
    /** Share of machines that are offered the release, in percent; each machine decides by a number it drew itself. */
    stagingPercentage: z.number().int().min(0).max(100).exactOptional(),
  })
  // The updater wants the first package named twice.
  .transform((release) => ({ ...release, path: release.files[0].url, sha512: release.files[0].sha512 }))
export type Release = z.infer<typeof Release>
