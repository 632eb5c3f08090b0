package dev.patchbay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one home of each library, and why. A library that is not named here is used by nobody.
 *
 * @param library its packages
 * @param packages ours that may use it
 */
record Homes(String library, List<String> packages, String reason) {
  private static final List<String> EVERYWHERE =
      List.of("java..", "javax..", "dev.patchbay..", "org.jspecify..", "org.slf4j..");

  /** JDBI has a rule of its own: its home is a kind of class, not a package. */
  private static final List<String> ELSEWHERE = List.of("io.micrometer..", "org.jdbi..");

  static final List<Homes> ALL =
      List.of(
          of("com.slack.api..", "a new version of Bolt must not reach a feature", "slack"),
          of(
              "com.google.gson..",
              "it comes with Slack's client and with Tink, and is their tongue only",
              "slack",
              "secret"),
          of(
              "org.eclipse.jetty..",
              "HTTP is an edge; a feature that sees a request cannot run in a job",
              "web.http",
              "sandbox"),
          of("com.nimbusds..", "OAuth is a matter between us and PagerDuty", "pagerduty"),
          of("com.google.crypto.tink..", "keys are handled in one place", "secret"),
          of("com.zaxxer.hikari..", "the pool is nobody else's concern", "db"),
          of("org.flywaydb..", "the schema is migrated in one place, before all else", "db"),
          of("com.github.kagkarlsson..", "features know jobs, not their scheduler", "jobs"),
          of("picocli..", "only commands read arguments", "app"),
          of("ch.qos.logback..", "everybody else logs through slf4j", "app"),
          of(
              "com.fasterxml.jackson..",
              "JSON is a wire format, and wires end at the edges (app: adr 5)",
              "pagerduty",
              "web",
              "app",
              "doctor",
              "wiring.file",
              "sandbox"),
          of(
              "org.yaml.snakeyaml..",
              "only the wiring file is YAML, and only there each value's position counts",
              "wiring.file"),
          of(
              "okhttp3..",
              "calls leave from three packages (proxy: adr 19)",
              "pagerduty",
              "slack.api",
              "doctor",
              "proxy"),
          of("okio..", "it is how OkHttp writes a body", "pagerduty", "slack.api"));

  private static Homes of(String library, String reason, String... packages) {
    return new Homes(
        library, Stream.of(packages).map(name -> "dev.patchbay." + name + "..").toList(), reason);
  }

  ArchRule rule() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages.toArray(String[]::new))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .because(reason);
  }

  /** Nothing that is not named above. */
  static ArchRule noOthers() {
    String[] known =
        Stream.of(EVERYWHERE, ELSEWHERE, ALL.stream().map(Homes::library).toList())
            .flatMap(List::stream)
            .toArray(String[]::new);
    return noClasses()
        .should()
        .dependOnClassesThat(resideOutsideOfPackages(known).and(haveAPackage()))
        .because("a library without a home would be used from everywhere");
  }

  /** Primitives and their arrays have no package. */
  private static DescribedPredicate<JavaClass> haveAPackage() {
    return DescribedPredicate.describe(
        "have a package", type -> !type.getBaseComponentType().isPrimitive());
  }
}
