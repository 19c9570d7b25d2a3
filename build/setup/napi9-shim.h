/* Lets better-sqlite3 13, written for Node-API 10, build and run on hosts of Node-API 9 (Electron 33, Node 20).
 * The only thing of version 10 that it needs is a reference to a string or another primitive; version 9 refers to
 * objects, functions and symbols alone. So a primitive is boxed in an array of one element, and the handle is marked
 * in bit 0, which is always free in a pointer. */
#ifndef NAPI9_SHIM_H
#define NAPI9_SHIM_H
#ifdef __cplusplus
#include <cstdint>
#include <node_api.h>

static inline bool napi9_is_boxed(napi_ref ref) { return (reinterpret_cast<uintptr_t>(ref) & 1u) != 0; }

static inline napi_ref napi9_raw(napi_ref ref) {
  return reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(ref) & ~uintptr_t(1));
}

static inline napi_status napi9_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* out) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_symbol || type == napi_external) {
    return napi_create_reference(env, value, count, out);
  }
  napi_value box;
  if ((status = napi_create_array_with_length(env, 1, &box)) != napi_ok) return status;
  if ((status = napi_set_element(env, box, 0, value)) != napi_ok) return status;
  napi_ref ref;
  /* A weak reference to a primitive would be dead at once: nothing else holds the box. */
  if ((status = napi_create_reference(env, box, count ? count : 1, &ref)) != napi_ok) return status;
  *out = reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(ref) | 1u);
  return napi_ok;
}

static inline napi_status napi9_get_reference_value(napi_env env, napi_ref ref, napi_value* out) {
  napi_status status = napi_get_reference_value(env, napi9_raw(ref), out);
  if (status != napi_ok || !napi9_is_boxed(ref) || *out == nullptr) return status;
  return napi_get_element(env, *out, 0, out);
}

static inline napi_status napi9_delete_reference(napi_env env, napi_ref ref) {
  return napi_delete_reference(env, napi9_raw(ref));
}

static inline napi_status napi9_reference_ref(napi_env env, napi_ref ref, uint32_t* count) {
  return napi_reference_ref(env, napi9_raw(ref), count);
}

static inline napi_status napi9_reference_unref(napi_env env, napi_ref ref, uint32_t* count) {
  return napi_reference_unref(env, napi9_raw(ref), count);
}

#define napi_create_reference napi9_create_reference
#define napi_get_reference_value napi9_get_reference_value
#define napi_delete_reference napi9_delete_reference
#define napi_reference_ref napi9_reference_ref
#define napi_reference_unref napi9_reference_unref
#endif
#endif
