package dev.patchbay.slack.api;

import com.slack.api.Slack;
import dev.patchbay.workspace.Installations;
import dev.patchbay.workspace.TokenRotation;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;

/** The families of Web API methods, each with the bot token of the workspace. Thread-safe. */
public final class SlackApi {
  private final Exchange exchange;
  private final ResponseUrls responseUrls;
  private final Consumer<EphemeralMessages.Unsent> later;

  /**
   * @param later takes the messages to people that Slack could not take
   */
  public SlackApi(
      Slack slack,
      Installations installations,
      TokenRotation rotation,
      MeterRegistry meters,
      Consumer<EphemeralMessages.Unsent> later) {
    var timer = new CallTimer(installations::requireNoTransaction, meters);
    this.exchange = new WebApi(slack, installations, rotation, timer);
    this.responseUrls = new ResponseUrls(slack, timer);
    this.later = later;
  }

  public ChatApi chat() {
    return new ChatApi(exchange);
  }

  public ViewsApi views() {
    return new ViewsApi(exchange);
  }

  public ConversationsApi conversations() {
    return new ConversationsApi(exchange);
  }

  public MembershipApi members() {
    return new MembershipApi(exchange);
  }

  public SlackUsersApi users() {
    return new SlackUsersApi(exchange);
  }

  public UserGroupsApi userGroups() {
    return new UserGroupsApi(exchange);
  }

  public FunctionsApi functions() {
    return new FunctionsApi(exchange);
  }

  public TeamApi team() {
    return new TeamApi(exchange);
  }

  public ResponseUrls responseUrls() {
    return responseUrls;
  }

  public EphemeralMessages ephemerals() {
    return new EphemeralMessages(chat(), responseUrls, later);
  }
}
