package dev.patchbay.app;

import dev.patchbay.app.server.ChainKey;
import dev.patchbay.app.settings.KeysSettings;
import dev.patchbay.audit.AuditReader;
import dev.patchbay.audit.AuditRow;
import dev.patchbay.audit.AuditVerdict;
import dev.patchbay.audit.AuditVerifier;
import dev.patchbay.audit.AuditWitness;
import dev.patchbay.db.DatabaseLook;
import dev.patchbay.db.DatabaseUnavailableException;
import dev.patchbay.secret.Keyset;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit}: reads the database itself, and changes nothing. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Who changed what: verify the audit, or export it. Reads the database directly"
          + " (PATCHBAY_DATABASE_URL) and changes nothing."
    })
final class AuditCommand implements Callable<Integer> {
  private final Map<String, String> env;
  private final PrintWriter out;
  private final PrintWriter err;

  @Spec private @Nullable CommandSpec spec;

  AuditCommand(Map<String, String> env, PrintWriter out, PrintWriter err) {
    this.env = env;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    throw usage("Say what to do: audit verify or audit export");
  }

  private ParameterException usage(String words) {
    if (spec == null) {
      throw new IllegalStateException("picocli fills the specification in");
    }
    return new ParameterException(spec.commandLine(), words);
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Check that no entry was changed, removed or moved. Needs PATCHBAY_KEYSET_FILE. Exit code 1"
            + " if the audit does not hold; the first entry that does not is named."
      })
  Integer verify(
      @Option(
              names = "--witness",
              paramLabel = "SEQ:HASH",
              description =
                  "An entry as an earlier verify or export printed it. Finds that the end of the"
                      + " audit was put back to an older copy.")
          @Nullable String witness,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    var settings = KeysSettings.read(env);
    var known = Optional.ofNullable(witness).map(this::witness);
    var key = new ChainKey(Keyset.load(settings.file(), false).fingerprint());
    var verdict =
        look(settings, database -> new AuditVerifier(database.transactions(), key).verify(known));
    if (json) {
      out.println(JsonOutput.of(fields(verdict)));
    }
    if (verdict.broken().isPresent()) {
      var broken = verdict.broken().get();
      err.printf(
          "The audit doesn't hold at entry %d. %s %d entries before it hold.%n",
          broken.seq(), broken.why(), verdict.verified());
      err.println(
          "Compare with an earlier export or a backup of the database, and find out who can write"
              + " to the database.");
      return ExitCode.FAILED;
    }
    if (!json) {
      out.println(words(verdict));
    }
    return ExitCode.DONE;
  }

  private AuditWitness witness(String text) {
    return AuditWitness.of(text)
        .orElseThrow(() -> usage("--witness: " + text + " is not SEQ:HASH, such as 17:AbC…"));
  }

  private static String words(AuditVerdict verdict) {
    String last =
        verdict.last().map(one -> " Last entry: " + one + " (keep it for --witness).").orElse("");
    String newer =
        verdict.unlinked() == 0
            ? ""
            : " " + verdict.unlinked() + " newer entries have no place in the chain yet.";
    return "The audit holds: " + verdict.verified() + " entries." + last + newer;
  }

  private static Map<String, @Nullable Object> fields(AuditVerdict verdict) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("holds", verdict.holds());
    fields.put("verified", verdict.verified());
    fields.put("unlinked", verdict.unlinked());
    fields.put("last", verdict.last().map(AuditWitness::toString).orElse(null));
    fields.put("seq", verdict.broken().map(AuditVerdict.Broken::seq).orElse(null));
    fields.put("why", verdict.broken().map(AuditVerdict.Broken::why).orElse(null));
    return fields;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Print entries as JSON lines, oldest first.")
  Integer export(
      @Mixin AuditFilterOptions wanted,
      @Option(
              names = "--after",
              paramLabel = "SEQ",
              defaultValue = "0",
              description = "Only entries after this one.")
          long after,
      @Option(names = "--json", description = "JSON lines, as without it.") boolean json) {
    var filter = wanted.filter(this::usage);
    return look(
        KeysSettings.read(env),
        database -> {
          var reader = new AuditReader(database.transactions(), () -> {});
          // First: what is linked while this reads is then among the pages, or here.
          var unlinked = new LinkedHashMap<Long, AuditRow>();
          reader.unlinked(filter).forEach(row -> unlinked.put(row.id(), row));
          OptionalLong from = OptionalLong.of(after);
          while (from.isPresent()) {
            var page = reader.page(from.getAsLong(), AuditReader.MOST, filter);
            page.entries().forEach(this::print);
            page.entries().forEach(row -> unlinked.remove(row.id()));
            from = page.next();
          }
          unlinked.values().forEach(this::print);
          return ExitCode.DONE;
        });
  }

  private void print(AuditRow row) {
    out.println(JsonOutput.line(row.fields()));
  }

  private <T> T look(KeysSettings settings, Function<DatabaseLook, T> work) {
    try (var database = DatabaseLook.open(settings.database())) {
      if (!database.schema().pending().isEmpty()) {
        throw new CommandFailedException(
            "The database is of an older Patchbay. Start this one once with `serve`, then try"
                + " again.");
      }
      if (database.isCopy()) {
        err.println("A running server has the database open: this reads a copy of it.");
      }
      return work.apply(database);
    } catch (DatabaseUnavailableException e) {
      throw e.reason() == DatabaseUnavailableException.Reason.IN_USE
          ? new CommandFailedException(
              e.getMessage() + " Or ask the running server: GET /api/v1/audit.")
          : e;
    }
  }
}
