#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast, which Swift does not import: SQLite copies the bytes before these functions return.
// A null pointer would bind NULL: an empty text is given an address.

static inline int ror_sqlite_bind_text(sqlite3_stmt *statement, int position, const void *bytes, int count) {
    return sqlite3_bind_text(statement, position, bytes ? (const char *)bytes : "", count, SQLITE_TRANSIENT);
}

static inline int ror_sqlite_bind_blob(sqlite3_stmt *statement, int position, const void *bytes, int count) {
    return sqlite3_bind_blob(statement, position, bytes, count, SQLITE_TRANSIENT);
}

// Variadic: without memory statistics, threads do not meet on one lock at each allocation. Before any other call.
static inline int ror_sqlite_disable_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
