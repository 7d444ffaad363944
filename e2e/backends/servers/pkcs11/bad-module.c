/* A PKCS#11 module that is another one, but for C_Sign: it hangs, or ends the process, while the file of that name is there. */
#define CK_PTR *
#define CK_DECLARE_FUNCTION(type, name) type name
#define CK_DECLARE_FUNCTION_POINTER(type, name) type(*name)
#define CK_CALLBACK_FUNCTION(type, name) type(*name)
#ifndef NULL_PTR
#define NULL_PTR 0
#endif
#include <dlfcn.h>
#include <pkcs11.h>
#include <stdlib.h>
#include <unistd.h>

static CK_FUNCTION_LIST functions;
static CK_C_Sign real_sign;

static int is_told(const char *name) {
  const char *path = getenv(name);
  return path && access(path, F_OK) == 0;
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG length, CK_BYTE_PTR out, CK_ULONG_PTR out_length) {
  while (is_told("BAD_MODULE_HANGS")) usleep(10000);
  if (is_told("BAD_MODULE_CRASHES")) abort();
  return real_sign(session, data, length, out, out_length);
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) {
  void *module = dlopen(getenv("BAD_MODULE_OF"), RTLD_NOW | RTLD_LOCAL);
  if (!module) return CKR_GENERAL_ERROR;
  CK_C_GetFunctionList get = (CK_C_GetFunctionList)dlsym(module, "C_GetFunctionList");
  CK_FUNCTION_LIST_PTR real;
  CK_RV rv = get(&real);
  if (rv != CKR_OK) return rv;
  functions = *real;
  real_sign = functions.C_Sign;
  functions.C_Sign = sign;
  *list = &functions;
  return CKR_OK;
}
