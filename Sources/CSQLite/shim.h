#include <sqlite3.h>
#include <string.h>

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

// Whether the file itself, not the cache of its pages, begins as a database does.
static inline int ror_sqlite_has_header(sqlite3 *database) {
    sqlite3_file *file = NULL;
    char bytes[16];
    if (sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return 0;
    if (file == NULL || file->pMethods == NULL) return 0;
    return file->pMethods->xRead(file, bytes, 16, 0) == SQLITE_OK && memcmp(bytes, "SQLite format 3", 16) == 0;
}
