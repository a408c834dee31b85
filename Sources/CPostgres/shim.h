#include <libpq-fe.h>

// Connects with a time limit of 10 s and a name in the server's list of sessions, both overridable in the URI.
static inline PGconn *ror_pq_connect(const char *uri) {
    const char *keywords[] = {"connect_timeout", "application_name", "client_encoding", "dbname", NULL};
    const char *values[] = {"10", "ror", "UTF8", uri, NULL};
    return PQconnectdbParams(keywords, values, 1);
}

// Field codes are character literals, which Swift does not import.

static inline const char *ror_pq_sqlstate(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

static inline const char *ror_pq_primary_message(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}
