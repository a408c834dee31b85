#include <libpq-fe.h>

// Connects within some seconds, given as a text, and with a name in the server's list of sessions. A peer that answers nothing, not even
// to the network's own probes, is given up after 30 s. The URI, processed last, prevails over all of these.
static inline PGconn *ror_pq_connect(const char *uri, const char *seconds) {
    const char *keywords[] = {"connect_timeout", "application_name", "client_encoding", "keepalives_idle",
                              "keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname", NULL};
    const char *values[] = {seconds, "ror", "UTF8", "10", "5", "4", "30000", uri, NULL};
    return PQconnectdbParams(keywords, values, 1);
}

// Field codes are character literals, which Swift does not import.

static inline const char *ror_pq_sqlstate(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

static inline const char *ror_pq_primary_message(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}
