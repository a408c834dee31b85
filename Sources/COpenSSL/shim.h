#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

// Macros that Swift cannot import.
static inline EVP_PKEY *ror_rsa_generate(unsigned int bits) { return EVP_RSA_gen(bits); }
static inline long ror_bio_bytes(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }
static inline int ror_bn_bytes(const BIGNUM *number) { return BN_num_bytes(number); }
static const int ror_public_key = EVP_PKEY_PUBLIC_KEY;

// The builder keeps the pointer to the name, so it must be a constant of C.
static inline int ror_push_modulus(OSSL_PARAM_BLD *builder, const BIGNUM *n)
{
    return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n);
}
static inline int ror_push_exponent(OSSL_PARAM_BLD *builder, const BIGNUM *e)
{
    return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e);
}
