package dev.patchbay.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patchbay.audit.AuditFilter;
import dev.patchbay.audit.AuditReader;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.BadRequest;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.Route;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** {@code GET /api/v1/audit}: who changed what, page by page in the order of the chain. */
final class AuditRoute implements Route {
  private static final int USUAL = 100;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final AuditReader audit;

  AuditRoute(AuditReader audit) {
    this.audit = audit;
  }

  @Override
  public Answer answer(HttpCall call) {
    var parameters =
        Parameters.of(
            call,
            "after",
            "limit",
            "since",
            "until",
            "who",
            "origin",
            "action",
            "workspace",
            "channel",
            "service",
            "incident",
            "result");
    var page =
        audit.page(
            parameters.number("after", 0, 0, Long.MAX_VALUE),
            (int) parameters.number("limit", USUAL, 1, AuditReader.MOST),
            new AuditFilter(
                time(parameters, "since"),
                time(parameters, "until"),
                parameters.text("who"),
                parameters.text("origin"),
                parameters.text("action"),
                parameters.text("workspace"),
                parameters.text("channel"),
                parameters.text("service"),
                parameters.text("incident"),
                parameters.text("result")));
    return ApiJson.answer(MAPPER.valueToTree(page.fields()));
  }

  private static Optional<Instant> time(Parameters parameters, String name) {
    return parameters.text(name).map(text -> time(name, text));
  }

  private static Instant time(String name, String text) {
    try {
      // In a query, the + of an offset arrives as a space unless it was encoded.
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeParseException e) {
      throw new BadRequest(
          400, "The parameter \"" + name + "\" must be a time such as 2026-01-31T08:00:00Z.");
    }
  }
}
