package dev.patchbay.slack.api;

import com.google.gson.JsonParser;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.impl.MethodsClientImpl;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.conversations.ConversationsInfoRequest;
import com.slack.api.methods.request.views.ViewsOpenRequest;
import com.slack.api.methods.request.views.ViewsUpdateRequest;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.view.View;
import dev.patchbay.core.ChannelId;
import dev.patchbay.core.Outcome;
import dev.patchbay.core.Refusal;
import dev.patchbay.core.TeamId;
import dev.patchbay.slack.view.BlockKitLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Remembers what was opened, updated and sent, and answers as it is set to. */
public final class RecordedSlack {
  public final List<View> opened = new ArrayList<>();
  public final List<View> updated = new ArrayList<>();
  public final List<String> told = new ArrayList<>();
  public SlackChannel channel = channel(true, false, false);
  public Optional<Refusal> channelRefused = Optional.empty();
  public Optional<Refusal> openRefused = Optional.empty();

  private final MethodsClient client = new Recorder();
  private final Exchange exchange =
      new Exchange() {
        @Override
        public <R extends SlackApiTextResponse, T> Outcome<T> call(
            TeamId team,
            Optional<ChannelId> channel,
            String method,
            Call<R> call,
            Function<R, T> read) {
          try {
            T answer = read.apply(call.on(client));
            var refused =
                switch (method) {
                  case "views.open" -> openRefused;
                  case "conversations.info" -> channelRefused;
                  default -> Optional.<Refusal>empty();
                };
            return refused.<Outcome<T>>map(Outcome::refused).orElseGet(() -> Outcome.done(answer));
          } catch (IOException | SlackApiException e) {
            throw new AssertionError(e);
          }
        }
      };

  public final ViewsApi views = new ViewsApi(exchange);
  public final ConversationsApi conversations = new ConversationsApi(exchange);
  public final EphemeralMessages ephemerals =
      new EphemeralMessages(
          new ChatApi(exchange),
          new ResponseUrls(Slack.getInstance(), new CallTimer(() -> {}, new SimpleMeterRegistry())),
          unsent -> {});

  public static SlackChannel channel(boolean member, boolean secret, boolean archived) {
    return new SlackChannel(new ChannelId("C1"), "ops", member, secret, archived, false);
  }

  private final class Recorder extends MethodsClientImpl {
    Recorder() {
      super(Slack.getInstance().getHttpClient());
    }

    @Override
    public ViewsOpenResponse viewsOpen(ViewsOpenRequest request) {
      BlockKitLimits.check(request.getView());
      opened.add(request.getView());
      var answer = new ViewsOpenResponse();
      answer.setView(View.builder().id("V1").build());
      return answer;
    }

    @Override
    public ViewsUpdateResponse viewsUpdate(ViewsUpdateRequest request) {
      BlockKitLimits.check(request.getView());
      updated.add(request.getView());
      var answer = new ViewsUpdateResponse();
      answer.setView(View.builder().id(request.getViewId()).build());
      return answer;
    }

    @Override
    public ConversationsInfoResponse conversationsInfo(ConversationsInfoRequest request) {
      var found = new Conversation();
      found.setId(request.getChannel());
      found.setName(channel.name());
      found.setMember(channel.member());
      found.setPrivate(channel.secret());
      found.setArchived(channel.archived());
      var answer = new ConversationsInfoResponse();
      answer.setChannel(found);
      return answer;
    }

    @Override
    public ChatPostEphemeralResponse chatPostEphemeral(ChatPostEphemeralRequest request) {
      if (request.getBlocksAsString() != null) {
        BlockKitLimits.check(JsonParser.parseString(request.getBlocksAsString()).getAsJsonArray());
      }
      told.add(request.getText());
      return new ChatPostEphemeralResponse();
    }
  }
}
