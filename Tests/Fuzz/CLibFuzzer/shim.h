#include <stddef.h>
#include <stdint.h>

// « Using libFuzzer as a library », https://llvm.org/docs/LibFuzzer.html: the caller has its own `main`.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*check)(const uint8_t *bytes, size_t count));
