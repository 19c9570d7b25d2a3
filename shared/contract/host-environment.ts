import type { HostName } from './control.ts'

/**
 * Variables of the environment that a host is started with, whoever starts it. Pictures are blocks of ten megabytes that come and go:
 * glibc takes such blocks from its heaps once it has freed a few, where what is left between them is never given back (mallopt(3),
 * M_MMAP_THRESHOLD). With the threshold held at a megabyte each is mapped by itself and unmapped when it is freed. Other systems and
 * allocators don't know the variable.
 */
export const HOST_ENVIRONMENT: Readonly<Record<HostName, Readonly<Record<string, string>>>> = {
  imaging: { MALLOC_MMAP_THRESHOLD_: '1048576' },
  token: {},
}
