package dev.patchbay.app;

import dev.patchbay.app.settings.PartialSettings;
import dev.patchbay.app.settings.SettingsReader;
import dev.patchbay.app.settings.Variable;
import dev.patchbay.core.Place;
import dev.patchbay.db.Transactions;
import dev.patchbay.doctor.Finding;
import dev.patchbay.doctor.Setup;
import dev.patchbay.wiring.Connections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From the environment to what {@code doctor} looks at. */
final class DoctorSetup {
  private static final Set<String> OURS =
      Arrays.stream(Variable.values()).map(Variable::name).collect(Collectors.toSet());

  private DoctorSetup() {}

  static Setup of(Map<String, String> environment) {
    var partial = PartialSettings.of(environment);
    var settings = partial.settings();
    var given = new SettingsReader(environment);
    var wrong = partial.problems().stream().map(PartialSettings::name).collect(Collectors.toSet());
    return new Setup(
        new Setup.Read(findings(environment, partial.problems()), wrong),
        new Setup.Node(settings.port(), settings.publicUrl()),
        new Setup.Stored(settings.database(), settings.keysetFile(), DoctorSetup::connected),
        settings.slack(),
        given.secret(Variable.SLACK_SIGNING_SECRET),
        new Setup.PagerDutyApp(
            settings.pagerDuty(),
            settings.scopes(),
            given
                .text(Variable.PAGERDUTY_TOKEN_SOURCE)
                .filter("slack-external"::equals)
                .flatMap(source -> given.text(Variable.PAGERDUTY_EXTERNAL_TOKEN_ID))));
  }

  private static List<Finding> findings(Map<String, String> environment, List<String> problems) {
    var findings = new ArrayList<Finding>();
    for (String problem : problems) {
      var variable = Variable.valueOf(PartialSettings.name(problem));
      findings.add(
          Finding.fault(
              problem + (problem.endsWith(".") ? "" : "."),
              "Set " + variable + " in the environment (" + variable.meaning() + ")."));
    }
    findings.addAll(quoted(environment));
    findings.addAll(unknown(environment));
    long given = OURS.stream().filter(environment::containsKey).count();
    if (given < 3 && Files.exists(Path.of(".env"))) {
      findings.add(
          Finding.warning(
              "There is a file .env here, and hardly any setting in the environment.",
              "Only scripts/run reads .env: use scripts/run doctor."));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(given + " are set, and all are valid."));
    }
    return findings;
  }

  /** Docker's --env-file, unlike a shell, keeps quotation marks. */
  private static List<Finding> quoted(Map<String, String> environment) {
    return new TreeSet<>(OURS)
        .stream()
            .filter(name -> environment.getOrDefault(name, "").strip().matches("\".*\"|'.*'"))
            .map(
                name ->
                    Finding.fault(
                        name + " has quotation marks around its value.",
                        "Remove them where " + name + " is set: they count as part of it."))
            .toList();
  }

  private static List<Finding> unknown(Map<String, String> environment) {
    return new TreeSet<>(environment.keySet())
        .stream()
            .filter(name -> name.startsWith("PATCHBAY_") && !OURS.contains(name))
            .map(
                name ->
                    Finding.warning(
                        name + " is not a setting of Patchbay.",
                        "Perhaps a typo: `java -jar patchbay.jar settings` lists them all."))
            .toList();
  }

  private static List<Place> connected(Transactions transactions) {
    var connections = new Connections(transactions);
    return connections.teams().stream()
        .flatMap(team -> connections.inWorkspace(team).stream())
        .map(connection -> connection.key().place())
        .distinct()
        .toList();
  }
}
