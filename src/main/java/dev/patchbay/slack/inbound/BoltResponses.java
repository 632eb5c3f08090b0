package dev.patchbay.slack.inbound;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.bolt.response.Response;
import com.slack.api.util.json.GsonFactory;
import dev.patchbay.slack.view.Mrkdwn;
import java.util.List;

/** Our answers as the bodies that Slack takes with an acknowledgement. Pure. */
public final class BoltResponses {
  private static final Gson GSON = GsonFactory.createSnakeCase();

  private BoltResponses() {}

  public static Response reply(Reply reply) {
    if (reply instanceof Reply.Ephemeral said) {
      var body = new JsonObject();
      body.addProperty("response_type", "ephemeral");
      body.addProperty("text", said.text());
      if (!said.blocks().isEmpty()) {
        body.add("blocks", GSON.toJsonTree(said.blocks()));
      }
      return json(body);
    }
    return Response.ok();
  }

  public static Response modal(ModalAnswer answer) {
    if (answer instanceof ModalAnswer.Errors errors) {
      var body = new JsonObject();
      body.addProperty("response_action", "errors");
      body.add("errors", GSON.toJsonTree(errors.byBlock()));
      return json(body);
    }
    return Response.ok();
  }

  /** The modal's content gives way to the words. */
  static Response modalSays(String words) {
    var section = new JsonObject();
    section.addProperty("type", "section");
    section.add("text", text("mrkdwn", words));
    var blocks = new JsonArray();
    blocks.add(section);
    var view = new JsonObject();
    view.addProperty("type", "modal");
    view.add("title", text("plain_text", "Something broke"));
    view.add("close", text("plain_text", "Close"));
    view.add("blocks", blocks);
    var body = new JsonObject();
    body.addProperty("response_action", "update");
    body.add("view", view);
    return json(body);
  }

  /** A typeahead's options, within Slack's limits. */
  public static final class Suggestions {
    private static final int MOST = 100;
    private static final int LABEL = 75;

    private Suggestions() {}

    public static Response of(List<Choice> choices) {
      var options = new JsonArray();
      choices.stream().limit(MOST).map(Suggestions::option).forEach(options::add);
      var body = new JsonObject();
      body.add("options", options);
      return json(body);
    }

    private static JsonElement option(Choice choice) {
      var option = new JsonObject();
      option.add("text", text("plain_text", Mrkdwn.cut(choice.label(), LABEL)));
      option.addProperty("value", choice.value());
      return option;
    }
  }

  private static JsonObject text(String type, String words) {
    var text = new JsonObject();
    text.addProperty("type", type);
    text.addProperty("text", words);
    return text;
  }

  private static Response json(JsonObject body) {
    return Response.builder()
        .statusCode(200)
        .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
        .body(body.toString())
        .build();
  }
}
