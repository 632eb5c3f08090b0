package dev.patchbay.wiring.apply.run;

import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.pagerduty.Credential;
import dev.patchbay.pagerduty.ExtensionsApi;
import dev.patchbay.secret.Secret;
import dev.patchbay.wiring.DeliveryKind;
import dev.patchbay.wiring.apply.run.RowResult.VendorCall;
import dev.patchbay.wiring.plan.PlannedChange;
import dev.patchbay.wiring.plan.WiringPlan;
import dev.patchbay.words.Markup;
import dev.patchbay.words.RefusalWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says what an apply would send to PagerDuty, with its secrets masked. Thread-safe. */
public final class Rehearsal {
  private static final String MASK = "(secret)";

  private final ExtensionsApi extensions;
  private final Credential app;
  private final RowWork work;

  public Rehearsal(ExtensionsApi extensions, Credential app, RowWork work) {
    this.extensions = extensions;
    this.app = app;
    this.work = work;
  }

  public ApplyResult play(WiringPlan plan, Consumer<RowResult> each) {
    if (extensions.slackSchema(app) instanceof Outcome.Done<String> schema) {
      int of = plan.changes().size();
      int failed = 0;
      for (int i = 0; i < of; i++) {
        var result = result(plan.changes().get(i), i + 1, of, schema.value());
        failed += result.ok() ? 0 : 1;
        each.accept(result);
      }
      return new ApplyResult.Finished(of - failed, failed);
    }
    return new ApplyResult.Refused(
        new Refusal.Unavailable(Refusal.Vendor.PAGERDUTY, "its extension schemas are not listed"));
  }

  private RowResult result(WiringPlan.Row row, int number, int of, String schema) {
    var calls = calls(row, schema);
    var error =
        calls instanceof Outcome.Refused<List<VendorCall>> refused
            ? RefusalWords.say(refused.refusal(), Markup.plain(row.channelName()))
            : "";
    List<VendorCall> made =
        calls instanceof Outcome.Done<List<VendorCall>> done ? done.value() : List.of();
    return new RowResult(
        number,
        of,
        row.action(),
        row.channelName(),
        row.serviceName(),
        error.isEmpty(),
        error,
        made,
        error.isEmpty() ? Optional.empty() : RowResult.Retry.of(row));
  }

  private Outcome<List<VendorCall>> calls(WiringPlan.Row row, String schema) {
    var change = row.change();
    if (change instanceof PlannedChange.Fail fail) {
      return Outcome.refused(fail.why());
    }
    var there = ApplyRowColumns.extension(change);
    boolean webhook =
        row.settings().filter(to -> to.delivery() == DeliveryKind.WEBHOOK).isPresent();
    if (webhook || change instanceof PlannedChange.TakeDown) {
      return Outcome.done(there.map(id -> call("DELETE", id, "", Map.of())).stream().toList());
    }
    if (change instanceof PlannedChange.Enable enable) {
      return Outcome.done(List.of(call("POST", enable.extension(), "/enable", Map.of())));
    }
    return work.config(row)
        .map(config -> masked(ExtensionsApi.body(config.draft(schema))))
        .map(
            body ->
                List.of(
                    there
                        .map(id -> call("PUT", id, "", body))
                        .orElseGet(() -> new VendorCall("POST", "/extensions", body))));
  }

  private static VendorCall call(String method, String id, String end, Map<String, Object> body) {
    return new VendorCall(method, "/extensions/" + id + end, body);
  }

  private static Map<String, Object> masked(Map<?, ?> body) {
    var masked = new LinkedHashMap<String, Object>();
    body.forEach((key, value) -> masked.put(String.valueOf(key), mask(value)));
    return masked;
  }

  // A JSON null stays one.
  @SuppressWarnings("NullAway")
  private static Object mask(@Nullable Object value) {
    if (value instanceof Secret) {
      return MASK;
    }
    if (value instanceof Map<?, ?> map) {
      return masked(map);
    }
    return value instanceof List<?> list ? list.stream().map(Rehearsal::mask).toList() : value;
  }
}
