#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <microhttpd.h>
#include <stdint.h>
#include <sys/socket.h>

// What HTTPServer sets when it starts libmicrohttpd: MHD_start_daemon is variadic, which Swift cannot call.
struct ror_mhd_settings {
    unsigned int threads;
    unsigned int connections;
    unsigned int idle_seconds;
    size_t memory_per_connection;
    const struct sockaddr *address;
    const char *certificate;
    const char *key;
    const char *priorities;
    const char *client_authorities;
    MHD_AcceptPolicyCallback accept;
    MHD_AccessHandlerCallback answer;
    void *(*target)(void *, const char *, struct MHD_Connection *);
    MHD_RequestCompletedCallback completed;
    MHD_NotifyConnectionCallback connection;
    void *context;
};

static inline struct MHD_Daemon *ror_mhd_start(const struct ror_mhd_settings *s)
{
    unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (s->address->sa_family == AF_INET6) flags |= MHD_USE_IPv6;
    if (s->certificate) flags |= MHD_USE_TLS;
    struct MHD_OptionItem options[16] = {
        {MHD_OPTION_SOCK_ADDR, 0, (void *) s->address},
        {MHD_OPTION_CONNECTION_LIMIT, s->connections, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, s->idle_seconds, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t) s->memory_per_connection, NULL},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t) s->target, s->context},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t) s->completed, s->context},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t) s->connection, s->context},
    };
    int count = 7;
    if (s->threads > 1) options[count++] = (struct MHD_OptionItem){MHD_OPTION_THREAD_POOL_SIZE, s->threads, NULL};
    if (s->certificate) {
        options[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0, (void *) s->certificate};
        options[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0, (void *) s->key};
        options[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_PRIORITIES, 0, (void *) s->priorities};
        // With authorities, the library asks the client for a certificate and goes on without one: it verifies none itself.
        if (s->client_authorities)
            options[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_TRUST, 0, (void *) s->client_authorities};
    }
    options[count] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
    return MHD_start_daemon(flags, 0, s->accept, s->context, s->answer, s->context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

static inline uint16_t ror_mhd_port(struct MHD_Daemon *daemon)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : 0;
}

static inline int ror_mhd_socket(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

static inline const struct sockaddr *ror_mhd_client_address(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

static inline void *ror_mhd_socket_context(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static inline size_t ror_mhd_header_bytes(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info ? info->header_size : 0;
}

// The certificate that a client showed: its DER bytes, which live as long as the session, and whether an authority of ours signed it
// for clients and it holds now.
struct ror_client_certificate {
    const unsigned char *bytes;
    unsigned int size;
    int is_trusted;
};

static inline int ror_mhd_client_certificate(struct MHD_Connection *connection, struct ror_client_certificate *found)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
    gnutls_session_t session = info ? (gnutls_session_t) info->tls_session : NULL;
    unsigned int count = 0;
    const gnutls_datum_t *shown = session ? gnutls_certificate_get_peers(session, &count) : NULL;
    if (!shown || count == 0) return 0;
    gnutls_typed_vdata_st purpose = {GNUTLS_DT_KEY_PURPOSE_OID, (unsigned char *) GNUTLS_KP_TLS_WWW_CLIENT, 0};
    unsigned int problems = 0;
    found->bytes = shown[0].data;
    found->size = shown[0].size;
    found->is_trusted = gnutls_certificate_verify_peers(session, &purpose, 1, &problems) == 0 && problems == 0;
    return 1;
}
