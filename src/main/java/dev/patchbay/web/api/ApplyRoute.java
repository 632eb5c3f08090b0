package dev.patchbay.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.web.http.Answer;
import dev.patchbay.web.http.HttpCall;
import dev.patchbay.web.http.LineStream;
import dev.patchbay.web.http.LongRoute;
import dev.patchbay.wiring.apply.run.ApplyResult;
import dev.patchbay.wiring.apply.run.RowResult;
import dev.patchbay.wiring.file.WiringFile;
import dev.patchbay.wiring.file.YamlRow;
import dev.patchbay.wiring.plan.WantedWiring;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/apply}: makes it so, and streams a line for each row as it finishes. The
 * answer begins with the first row, so that what is refused before it has a status of its own. A
 * reader that is slow holds nothing up, and one that goes away does not end the apply.
 */
final class ApplyRoute implements LongRoute {
  private static final String LINES = "application/x-ndjson";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Logger log = LoggerFactory.getLogger(ApplyRoute.class);

  private final WiringFeatures features;
  private final ApiWork work;
  private final BearerGate gate;

  ApplyRoute(WiringFeatures features, ApiWork work, BearerGate gate) {
    this.features = features;
    this.work = work;
    this.gate = gate;
  }

  @Override
  public CompletionStage<Answer> answer(HttpCall call) {
    var parameters = Parameters.of(call, "prune", "dry_run");
    boolean prune = parameters.flag("prune");
    boolean dryRun = parameters.flag("dry_run");
    var body = WiringBody.of(call);
    var origin = gate.caller(call).orElseThrow();
    var answer = new CompletableFuture<Answer>();
    return work.start(
        call,
        answer,
        () -> {
          var wanted = WiringFile.parse(body, features.usual());
          var lines = new LineStream();
          Consumer<RowResult> each = row -> send(row, lines, answer);
          try {
            var result =
                dryRun
                    ? features.wiring().rehearse(wanted, prune, each)
                    : features.wiring().apply(wanted, prune, origin, each);
            end(result, wanted, call, lines, answer);
          } catch (NobodyListens e) {
            log.info("The reader of an apply is gone; the apply continues");
            lines.breakOff(e);
          } catch (RuntimeException e) {
            if (answer.isDone()) {
              log.error("An apply failed after its answer had begun; it is cut off", e);
            }
            lines.breakOff(e);
            throw e;
          }
        });
  }

  private void send(RowResult row, LineStream lines, CompletableFuture<Answer> answer) {
    if (lines.isGone() || work.isClosed()) {
      throw new NobodyListens();
    }
    lines.line(json(row).toString());
    answer.complete(Answer.streamed(LINES, lines));
  }

  private static void end(
      ApplyResult result,
      WantedWiring wanted,
      HttpCall call,
      LineStream lines,
      CompletableFuture<Answer> answer) {
    if (result instanceof ApplyResult.Finished finished) {
      var last = JsonNodeFactory.instance.objectNode();
      lines.line(last.put("done", finished.done()).put("failed", finished.failed()).toString());
      lines.end();
      answer.complete(Answer.streamed(LINES, lines));
    } else if (!answer.complete(notBegun(result, wanted, call))) {
      throw new IllegalStateException("an apply had rows and then came to " + result);
    }
  }

  private static Answer notBegun(ApplyResult result, WantedWiring wanted, HttpCall call) {
    if (result instanceof ApplyResult.Busy busy) {
      return WiringAnswers.busy(call, busy);
    }
    if (result instanceof ApplyResult.Refused refused && wanted.problems().isEmpty()) {
      return WiringAnswers.refused(call, refused.why());
    }
    return WiringAnswers.problems(
        call, result instanceof ApplyResult.Problems found ? found.problems() : wanted.problems());
  }

  private static ObjectNode json(RowResult row) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("row", row.row())
            .put("of", row.of())
            .put("action", row.action())
            .put("channel", ApiJson.channel(row.channel()))
            .put("service", row.service())
            .put("ok", row.ok())
            .put("error", row.ok() ? null : row.error());
    row.retry()
        .map(one -> YamlRow.of(one.service(), one.channel(), one.workspace(), one.settings()))
        .ifPresent(yaml -> json.put("retry", yaml));
    if (!row.calls().isEmpty()) {
      json.set("calls", MAPPER.valueToTree(row.calls()));
    }
    return json;
  }

  /** Ends the call that reports, not the apply. */
  private static final class NobodyListens extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
