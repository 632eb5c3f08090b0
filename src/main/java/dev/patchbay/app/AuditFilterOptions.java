package dev.patchbay.app;

import dev.patchbay.audit.AuditFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which entries {@code audit export} prints. */
final class AuditFilterOptions {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From this moment on, such as 2026-11-26 or 2026-11-26T09:00:00Z (UTC).")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before this moment.")
  private @Nullable String until;

  @Option(names = "--who", paramLabel = "ID", description = "Of this Slack user or API token.")
  private @Nullable String who;

  @Option(
      names = "--origin",
      paramLabel = "NAME",
      description = "Only from slack, file, api:NAME or reconcile.")
  private @Nullable String origin;

  @Option(
      names = "--action",
      paramLabel = "NAME",
      description = "Only this action, such as acknowledge, create or take-down.")
  private @Nullable String action;

  @Option(names = "--workspace", paramLabel = "ID", description = "Only of this workspace.")
  private @Nullable String workspace;

  @Option(names = "--channel", paramLabel = "ID", description = "Only of this channel.")
  private @Nullable String channel;

  @Option(names = "--service", paramLabel = "ID", description = "Only of this service.")
  private @Nullable String service;

  @Option(names = "--incident", paramLabel = "ID", description = "Only of this incident.")
  private @Nullable String incident;

  @Option(names = "--result", paramLabel = "NAME", description = "Only done, already or refused.")
  private @Nullable String result;

  /**
   * @param usage what to throw for a value that cannot be right
   */
  AuditFilter filter(Function<String, RuntimeException> usage) {
    return new AuditFilter(
        time("--since", since, usage),
        time("--until", until, usage),
        Optional.ofNullable(who),
        Optional.ofNullable(origin),
        Optional.ofNullable(action),
        Optional.ofNullable(workspace),
        Optional.ofNullable(channel),
        Optional.ofNullable(service),
        Optional.ofNullable(incident),
        Optional.ofNullable(result));
  }

  private static Optional<Instant> time(
      String option, @Nullable String text, Function<String, RuntimeException> usage) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      throw usage.apply(
          option + ": " + text + " is not a time such as 2026-11-26 or 2026-11-26T09:00:00Z");
    }
  }
}
