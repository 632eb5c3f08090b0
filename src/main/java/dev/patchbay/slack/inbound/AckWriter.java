package dev.patchbay.slack.inbound;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.bolt.response.Response;
import com.slack.api.util.json.GsonFactory;
import dev.patchbay.slack.api.EphemeralMessages;
import dev.patchbay.slack.view.MessageContent;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.List;

/**
 * An {@link Ack} as the body that Slack takes. Slack shows a text in the answer to a command only;
 * all other words are sent after the acknowledgement.
 */
final class AckWriter {
  private static final Gson GSON =
      GsonFactory.createSnakeCase().newBuilder().disableHtmlEscaping().create();
  private static final int MOST = 100;
  private static final int LABEL = 75;

  /** About how much longer than its text an answer is, so that it is not copied as it grows. */
  private static final int WITH_BLOCKS = 3;

  private static final int ROOM = 1000;

  private final EphemeralMessages ephemerals;
  private final AfterAck afterAck;

  AckWriter(EphemeralMessages ephemerals, AfterAck afterAck) {
    this.ephemerals = ephemerals;
    this.afterAck = afterAck;
  }

  Response write(Interaction payload, Ack ack) {
    if (ack instanceof Ack.Again) {
      return Response.error(500);
    }
    if (ack instanceof Ack.Says said) {
      return says(payload, said);
    }
    if (ack instanceof Ack.Errors errors) {
      var body = new JsonObject();
      body.addProperty("response_action", "errors");
      body.add("errors", GSON.toJsonTree(errors.byBlock()));
      return json(body);
    }
    if (ack instanceof Ack.Shows shown) {
      var body = new JsonObject();
      body.addProperty("response_action", "update");
      body.add("view", GSON.toJsonTree(shown.view()));
      return json(body);
    }
    return ack instanceof Ack.Options options ? options(options.all()) : Response.ok();
  }

  private Response says(Interaction payload, Ack.Says said) {
    var content = said.content();
    if (payload.kind() == Interaction.Kind.COMMAND) {
      return said.written(AckWriter::answerToCommand);
    }
    afterAck.say(
        () ->
            ephemerals.to(
                payload.actor(),
                payload.here(),
                payload.responseUrl(),
                content.text(),
                content.blocks()));
    return Response.ok();
  }

  private static String answerToCommand(MessageContent content) {
    var body = new StringBuilder(content.text().length() * WITH_BLOCKS + ROOM);
    body.append("{\"response_type\":\"ephemeral\",\"text\":");
    GSON.toJson(content.text(), body);
    if (!content.blocks().isEmpty()) {
      body.append(",\"blocks\":");
      GSON.toJson(content.blocks(), body);
    }
    return body.append('}').toString();
  }

  private static Response options(List<Ack.Option> all) {
    var options = new JsonArray();
    all.stream().limit(MOST).map(AckWriter::option).forEach(options::add);
    var body = new JsonObject();
    body.add("options", options);
    return json(body);
  }

  private static JsonElement option(Ack.Option choice) {
    var option = new JsonObject();
    option.add("text", plain(choice.label()));
    option.addProperty("value", choice.value());
    if (!choice.description().isEmpty()) {
      option.add("description", plain(choice.description()));
    }
    return option;
  }

  private static JsonObject plain(String words) {
    var text = new JsonObject();
    text.addProperty("type", "plain_text");
    text.addProperty("text", Mrkdwn.cut(words, LABEL));
    return text;
  }

  private static Response json(JsonObject body) {
    return new WrittenResponse(body.toString());
  }
}
