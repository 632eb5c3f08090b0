package dev.patchbay.app;

import dev.patchbay.app.server.EncryptedColumns;
import dev.patchbay.app.settings.KeysSettings;
import dev.patchbay.db.Database;
import dev.patchbay.db.DatabaseLook;
import dev.patchbay.db.DatabaseUnavailableException;
import dev.patchbay.db.Transactions;
import dev.patchbay.keys.KeysetStart;
import dev.patchbay.keys.Prune;
import dev.patchbay.secret.Keyset;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code keys}: the keyset file, and what is encrypted with which of its keys. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "The encryption keys (PATCHBAY_KEYSET_FILE). Without a command: list.")
final class KeysCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(KeysCommand.class);

  private final Map<String, String> env;
  private final PrintWriter out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  KeysCommand(Map<String, String> env, PrintWriter out) {
    this.env = env;
    this.out = out;
  }

  @Override
  public Integer call() {
    return list(json);
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the keys, and how many stored values each has encrypted.")
  Integer list(@Option(names = "--json", description = "Print JSON.") boolean asJson) {
    var listing = KeysListing.of(KeysSettings.read(env));
    out.println(asJson ? JsonOutput.of(listing.json()) : listing.table());
    return ExitCode.DONE;
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Create the keyset file, readable only by you. PostgreSQL needs it before the first start,"
            + " the same one on every node. Keep a copy: without it every stored token is lost."
      })
  Integer create(
      @Option(
              names = "--lost",
              description =
                  "The old file is lost: let this database continue with a new one. What was"
                      + " encrypted stays unreadable; reinstall the app and log in again.")
          boolean lost) {
    var settings = KeysSettings.read(env);
    boolean there = Files.exists(settings.file());
    if (lost) {
      try (var database = Database.open(settings.database())) {
        var keyset = Keyset.load(settings.file(), true);
        start(database.transactions()).adopt(keyset);
      }
    } else if (!there) {
      refuseIfEncrypted(settings);
    }
    Keyset.load(settings.file(), true);
    out.println(
        there
            ? settings.file() + " already exists and is valid. Nothing changed."
            : "Created "
                + settings.file()
                + ". Copy it to every node, and keep a copy somewhere safe.");
    if (lost) {
      out.println(
          "The database now belongs to this file. Start Patchbay, reinstall the app"
              + " (/slack/install), and ask people to log in again (/pd login).");
    }
    return ExitCode.DONE;
  }

  /** A database that cannot be asked, or is not there yet, does not keep anyone from beginning. */
  private static void refuseIfEncrypted(KeysSettings settings) {
    try (var database = DatabaseLook.open(settings.database())) {
      start(database.transactions()).refuseIfEncrypted(settings.file());
    } catch (DatabaseUnavailableException e) {
      log.debug("The database was not asked whether it has encrypted values", e);
    }
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = "Add a new primary key to the file. Old keys stay until nothing needs them.")
  Integer rotate(@Option(names = "--json", description = "Print JSON.") boolean asJson) {
    var file = KeysSettings.read(env).file();
    Keyset.rotate(file);
    var keys = Keyset.load(file, false).newestFirst();
    long primary = keys.get(0);
    var older = keys.subList(1, keys.size());
    var next =
        List.of(
            "A running server reads the file within seconds. Copy it to every node: all nodes"
                + " encrypt with the old key until the last running node has the new one.",
            "Then stored values are encrypted again in the background, and the old key is removed"
                + " from the file; where the server can't write it, run `java -jar patchbay.jar"
                + " keys prune`.",
            "Keep a copy of this file, and one of the old file for as long as you keep backups of"
                + " the database from before.");
    if (asJson) {
      out.println(
          JsonOutput.of(
              Map.of("file", file.toString(), "primary", primary, "older", older, "next", next)));
    } else {
      out.println(
          "Key " + primary + " is the new primary one of " + file + "; older: " + words(older));
      next.forEach(out::println);
    }
    return ExitCode.DONE;
  }

  @Command(
      name = "prune",
      mixinStandardHelpOptions = true,
      description = {
        "Remove keys from the file that nothing is encrypted with and no running node uses. A"
            + " server that can write its file does this automatically."
      })
  Integer prune(@Option(names = "--json", description = "Print JSON.") boolean asJson) {
    var settings = KeysSettings.read(env);
    var keyset = Keyset.load(settings.file(), false);
    try (var database = Database.open(settings.database())) {
      var values = EncryptedColumns.in(database.transactions());
      start(database.transactions()).check(keyset);
      var pruned = new Prune(keyset, values, Clock.systemUTC()).run();
      if (asJson) {
        out.println(
            JsonOutput.of(
                Map.of(
                    "file",
                    settings.file().toString(),
                    "removed",
                    pruned.removed(),
                    "kept",
                    pruned.kept())));
      } else {
        pruned.removed().forEach(key -> out.println("Removed key " + key + "."));
        pruned.kept().forEach(out::println);
        if (pruned.removed().isEmpty() && pruned.kept().isEmpty()) {
          out.println("There are no old keys in " + settings.file() + ".");
        }
      }
    }
    return ExitCode.DONE;
  }

  private static KeysetStart start(Transactions transactions) {
    return new KeysetStart(EncryptedColumns.in(transactions), Clock.systemUTC());
  }

  private static String words(List<Long> keys) {
    return keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
