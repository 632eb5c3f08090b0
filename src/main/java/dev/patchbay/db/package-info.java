/**
 * The database: pool, transactions, migrations, and what differs between H2 and PostgreSQL. The
 * only package that sees HikariCP and Flyway; {@code *Store} classes of the features use {@link
 * dev.patchbay.db.Transactions} and JDBI's {@code Handle}, nothing else of it. Holds no SQL of any
 * feature.
 */
@NullMarked
package dev.patchbay.db;

import org.jspecify.annotations.NullMarked;
