#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call.
static inline CURLcode ror_curl_set_text(CURL *easy, CURLoption option, const char *value)
{
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ror_curl_set_number(CURL *easy, CURLoption option, long value)
{
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ror_curl_set_headers(CURL *easy, struct curl_slist *headers)
{
    return curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
}

// The bytes are not copied: they must live until the transfer ends.
static inline CURLcode ror_curl_set_body(CURL *easy, const void *bytes, long count)
{
    CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, count);
    return code ? code : curl_easy_setopt(easy, CURLOPT_POSTFIELDS, bytes);
}

typedef size_t (*ror_curl_receiver)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode ror_curl_set_receivers(
    CURL *easy, ror_curl_receiver header, ror_curl_receiver body, void *context)
{
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
    return curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
}

static inline long ror_curl_status(CURL *easy)
{
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static inline CURLcode ror_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode ror_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *list)
{
    return curl_easy_setopt(easy, option, list);
}

typedef size_t (*ror_curl_reader)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode ror_curl_set_reader(CURL *easy, ror_curl_reader reader, void *context)
{
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, reader);
    return curl_easy_setopt(easy, CURLOPT_READDATA, context);
}

typedef int (*ror_curl_listener)(CURL *easy, curl_infotype kind, char *bytes, size_t count, void *context);

// What goes both ways is told to a function, and nothing is printed.
static inline CURLcode ror_curl_set_listener(CURL *easy, ror_curl_listener listener, void *context)
{
    curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, listener);
    return curl_easy_setopt(easy, CURLOPT_DEBUGDATA, context);
}
