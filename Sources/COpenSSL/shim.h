#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

// Macros that Swift cannot import.
static inline EVP_PKEY *ror_rsa_generate(unsigned int bits) { return EVP_RSA_gen(bits); }
static inline EVP_PKEY *ror_p256_generate(void) { return EVP_EC_gen("P-256"); }
static inline long ror_bio_bytes(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }
static inline int ror_bn_bytes(const BIGNUM *number) { return BN_num_bytes(number); }
static const int ror_public_key = EVP_PKEY_PUBLIC_KEY;
static const int ror_pss_padding = RSA_PKCS1_PSS_PADDING;
static const int ror_pss_salt_of_digest = RSA_PSS_SALTLEN_DIGEST;

// The builder keeps the pointer to the name, so it must be a constant of C.
static inline int ror_push_modulus(OSSL_PARAM_BLD *builder, const BIGNUM *n)
{
    return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n);
}
static inline int ror_push_exponent(OSSL_PARAM_BLD *builder, const BIGNUM *e)
{
    return OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e);
}
static inline int ror_push_p256_point(OSSL_PARAM_BLD *builder, const unsigned char *point, size_t count)
{
    return OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0)
        && OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point, count);
}

// The subject of a certificate as RFC 4514 writes it.
static inline int ror_print_subject(BIO *target, const X509 *certificate)
{
    return X509_NAME_print_ex(target, X509_get_subject_name(certificate), 0, XN_FLAG_RFC2253);
}

// Whether a moment (seconds since 1970) is within the dates of a certificate.
static inline int ror_certificate_holds(const X509 *certificate, time_t moment)
{
    return X509_cmp_time(X509_get0_notBefore(certificate), &moment) < 0
        && X509_cmp_time(X509_get0_notAfter(certificate), &moment) > 0;
}
