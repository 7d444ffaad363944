/* A PKCS#11 module that is another one, but C_Sign hangs, or ends the process, while the file of that name is there; C_Login hangs while
   its file is there, and is counted by the bytes of another, and of a third where the PIN is refused; C_FindObjectsInit and C_SignInit begin
   with a logout, once for each such file, as a token does that forgets its users. */
#define CK_PTR *
#define CK_DECLARE_FUNCTION(type, name) type name
#define CK_DECLARE_FUNCTION_POINTER(type, name) type(*name)
#define CK_CALLBACK_FUNCTION(type, name) type(*name)
#ifndef NULL_PTR
#define NULL_PTR 0
#endif
#include <dlfcn.h>
#include <fcntl.h>
#include <pkcs11.h>
#include <stdlib.h>
#include <unistd.h>

static CK_FUNCTION_LIST functions;
static CK_C_Sign real_sign;
static CK_C_Login real_login;
static CK_C_SignInit real_sign_init;
static CK_C_FindObjectsInit real_find_init;

static int is_told(const char *name) {
  const char *path = getenv(name);
  return path && access(path, F_OK) == 0;
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG length, CK_BYTE_PTR out, CK_ULONG_PTR out_length) {
  while (is_told("BAD_MODULE_HANGS")) usleep(10000);
  if (is_told("BAD_MODULE_CRASHES")) abort();
  return real_sign(session, data, length, out, out_length);
}

static void count(const char *name) {
  const char *path = getenv(name);
  int file = path ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
  if (file < 0) return;
  if (write(file, "1", 1) != 1) abort();
  close(file);
}

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  count("BAD_MODULE_LOGINS");
  while (is_told("BAD_MODULE_LOGIN_HANGS")) usleep(10000);
  CK_RV rv = real_login(session, user, pin, length);
  if (rv == CKR_PIN_INCORRECT) count("BAD_MODULE_REFUSALS");
  return rv;
}

static void forget(CK_SESSION_HANDLE session) {
  const char *path = getenv("BAD_MODULE_FORGETS");
  if (path && unlink(path) == 0) functions.C_Logout(session);
}

static CK_RV sign_init(CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key) {
  forget(session);
  return real_sign_init(session, mechanism, key);
}

static CK_RV find_init(CK_SESSION_HANDLE session, CK_ATTRIBUTE_PTR where, CK_ULONG count) {
  forget(session);
  return real_find_init(session, where, count);
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
  real_login = functions.C_Login;
  functions.C_Login = login;
  real_sign_init = functions.C_SignInit;
  functions.C_SignInit = sign_init;
  real_find_init = functions.C_FindObjectsInit;
  functions.C_FindObjectsInit = find_init;
  *list = &functions;
  return CKR_OK;
}
