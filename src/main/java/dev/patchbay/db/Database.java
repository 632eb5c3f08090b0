package dev.patchbay.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;
import org.jdbi.v3.core.statement.JdbiStatementEvent;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection pool and what uses it. Thread-safe. */
public final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);
  private static final int CONNECTIONS = 16;

  /** Slack waits 3 s for an answer: a request must find out in half of that. */
  private static final long WAIT_FOR_CONNECTION_MS = 1_500;

  private static final long CHECK_CONNECTION_MS = 1_000;
  private static final int ANSWER_WITHIN_S = 2;

  /** Remembers what it has parsed, which costs more than running it. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private final HikariDataSource pool;
  private final Transactions transactions;
  private final boolean ours;
  private final boolean postgres;

  private Database(HikariDataSource pool, DatabaseSettings settings) {
    this.pool = pool;
    this.ours = Dialect.isOfOneProcess(settings.jdbcUrl());
    this.postgres = Dialect.of(settings.jdbcUrl()) == Dialect.POSTGRESQL;
    this.transactions = new Transactions(jdbi(pool), postgres);
  }

  /**
   * Opens the pool and brings the schema up to date.
   *
   * @throws DatabaseUnavailableException if it does not open or cannot be migrated
   */
  public static Database open(DatabaseSettings settings) {
    return open(settings, Optional.empty());
  }

  /** The same, with the pool's own metrics in {@code registry}. */
  public static Database open(DatabaseSettings settings, MeterRegistry registry) {
    return open(settings, Optional.of(registry));
  }

  private static Database open(DatabaseSettings settings, Optional<MeterRegistry> registry) {
    Unavailable.check(settings);
    recordMeanwhile();
    HikariDataSource pool = FirstSchema.madeBefore(settings, () -> pool(settings, registry));
    boolean ready = false;
    try {
      Migrations.apply(pool, settings);
      ready = true;
      return new Database(pool, settings);
    } finally {
      if (!ready) {
        pool.close();
      }
    }
  }

  /**
   * Jdbi tells Java's flight recorder of each statement, whether or not it records. The first event
   * of a process sets the recorder up, which the first statement would wait for. Not as a
   * constructor reference: Java 25 cannot write a cache in which a method handle names an event's
   * class.
   */
  private static void recordMeanwhile() {
    if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
      Thread first = new Thread(() -> new JdbiStatementEvent(), "first-statement-event");
      first.setDaemon(true);
      first.start();
    }
  }

  private static HikariDataSource pool(
      DatabaseSettings settings, Optional<MeterRegistry> registry) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("patchbay");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
    config.setValidationTimeout(CHECK_CONNECTION_MS);
    registry.map(MicrometerMetricsTrackerFactory::new).ifPresent(config::setMetricsTrackerFactory);
    Dialect dialect = Dialect.of(settings.jdbcUrl());
    config.setJdbcUrl(dialect.complete(settings.jdbcUrl()));
    dialect.limits().forEach(config::addDataSourceProperty);
    if (dialect == Dialect.H2) {
      config.setExceptionOverride(new ClosedFile());
    }
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw Unavailable.because(settings, e);
    }
  }

  static Jdbi jdbi(DataSource pool) {
    Jdbi jdbi = Jdbi.create(pool);
    Instants instants = new Instants();
    jdbi.registerArgument(instants);
    jdbi.registerColumnMapper(Instant.class, instants);
    // The default repeats every bound value in the exception's message, and so in the log.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER).setTemplateEngine(onlyTemplates());
    return jdbi;
  }

  /** Most statements hold no template, and to look for one costs as much as to parse the rest. */
  private static TemplateEngine.Parsing onlyTemplates() {
    var engine = new DefinedAttributeTemplateEngine();
    return (sql, config) ->
        sql.indexOf('<') < 0 ? Optional.of(context -> sql) : engine.parse(sql, config);
  }

  public Transactions transactions() {
    return transactions;
  }

  /**
   * The pool itself, for a library that brings its own SQL. Its connections know nothing of the
   * thread's transaction.
   */
  public DataSource dataSource() {
    return pool;
  }

  /** Whether no other process can have it open: what an earlier one left undone is ours. */
  public boolean ours() {
    return ours;
  }

  /** Whether several nodes can take rows of a queue without racing for the same ones. */
  public boolean locksAsItFetches() {
    return postgres;
  }

  /** Whether it answers a trivial query within two seconds. */
  public boolean answers() {
    return postgres ? isValid() : isOpen();
  }

  private boolean isValid() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(ANSWER_WITHIN_S);
    } catch (SQLException e) {
      return false;
    }
  }

  /** H2 calls a connection valid whose file it has closed: only a look into a table tells. */
  private boolean isOpen() {
    try {
      return transactions.call(LeaseStore::readable);
    } catch (RuntimeException e) {
      log.warn("The embedded database does not answer; its file is opened again", e);
      pool.getHikariPoolMXBean().softEvictConnections();
      return false;
    }
  }

  @Override
  public void close() {
    transactions.close();
    pool.close();
  }
}
