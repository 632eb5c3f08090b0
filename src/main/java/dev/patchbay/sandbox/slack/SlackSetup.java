package dev.patchbay.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.sandbox.slack.method.Installs;
import dev.patchbay.sandbox.slack.method.Revocation;
import dev.patchbay.sandbox.slack.state.AppCredentials;
import dev.patchbay.sandbox.slack.state.AppDraft;
import dev.patchbay.sandbox.slack.state.Args;
import dev.patchbay.sandbox.slack.state.Channel;
import dev.patchbay.sandbox.slack.state.ChannelDraft;
import dev.patchbay.sandbox.slack.state.ExternalToken;
import dev.patchbay.sandbox.slack.state.Member;
import dev.patchbay.sandbox.slack.state.RegisteredApp;
import dev.patchbay.sandbox.slack.state.SlackWorld;
import dev.patchbay.sandbox.slack.state.Workspace;
import dev.patchbay.sandbox.wire.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Builds and changes the simulated world: workspaces, people, channels, apps, installs. An unknown
 * id is an {@link IllegalArgumentException}. Thread-safe.
 */
public final class SlackSetup {
  private final SlackWorld world;
  private final AppRegistry registry;
  private final Installs installs;
  private final OAuthPages pages;
  private final EventDesk events;

  SlackSetup(SlackWorld world, Installs installs, OAuthPages pages, EventDesk events) {
    this.world = world;
    this.registry = new AppRegistry(world);
    this.installs = installs;
    this.pages = pages;
    this.events = events;
  }

  public void enterprise(String id, String name) {
    synchronized (world) {
      world.enterprises.put(id, name);
    }
  }

  public void workspace(Workspace workspace) {
    synchronized (world) {
      world.workspaces.put(workspace.id(), workspace);
    }
  }

  public void member(Member member) {
    synchronized (world) {
      world.workspace(member.teamId());
      world.members.put(member.id(), member);
    }
  }

  public void channel(ChannelDraft draft) {
    synchronized (world) {
      world.workspace(draft.teamId());
      world.channels.put(draft.id(), new Channel(draft));
    }
  }

  /** Lets a person or a bot user into a channel. */
  public void invite(String channelId, String userId) {
    synchronized (world) {
      world.channel(channelId).members.add(world.member(userId).id());
    }
  }

  public void remove(String channelId, String userId) {
    synchronized (world) {
      world.channel(channelId).members.remove(userId);
    }
  }

  public void archive(String channelId) {
    Channel channel;
    synchronized (world) {
      channel = world.channel(channelId);
      channel.archived = true;
    }
    String type = channel.isPrivate() ? "group_archive" : "channel_archive";
    tell(channel.teamId, Json.object().put("type", type).put("channel", channelId));
  }

  public void rename(String channelId, String name) {
    Channel channel;
    synchronized (world) {
      channel = world.channel(channelId);
      channel.name = name;
    }
    String type = channel.isPrivate() ? "group_rename" : "channel_rename";
    ObjectNode event = Json.object().put("type", type);
    event.putObject("channel").put("id", channelId).put("name", name).put("created", 1_700_000_000);
    tell(channel.teamId, event);
  }

  /** Registers an app; ids and secrets are made up. */
  public AppCredentials app(AppDraft draft) {
    return registry.register(draft);
  }

  public AppDraft draft(String appId) {
    synchronized (world) {
      return world.app(appId).draft;
    }
  }

  /** Changes the configuration of an app, for example once its server knows its port. */
  public void configure(String appId, AppDraft draft) {
    synchronized (world) {
      world.app(appId).draft = draft;
    }
  }

  /** Asks the request URL for its challenge, as Slack does when the author enters it. */
  boolean verifyRequestUrl(String appId) {
    RegisteredApp app;
    synchronized (world) {
      app = world.app(appId);
    }
    return events.verifyUrl(app);
  }

  /** Installs without a browser, with all scopes of the app; what oauth.v2.access would answer. */
  public JsonNode install(String appId, String userId) {
    return install(appId, userId, false);
  }

  /** The same for the whole organization of the member's workspace. */
  JsonNode installOrgWide(String appId, String userId) {
    return install(appId, userId, true);
  }

  private JsonNode install(String appId, String userId, boolean orgWide) {
    synchronized (world) {
      RegisteredApp app = world.app(appId);
      Member user = world.member(userId);
      Set<String> scopes = Set.copyOf(app.draft.scopes());
      return installs.install(
          new Installs.Grant(app, user, orgWide, scopes, Set.of(), Optional.empty(), world.now()));
    }
  }

  /** What a person's Allow on the authorize page leads to: the app's redirect URL with a code. */
  public URI approveInstall(URI authorizeUrl, String userId) {
    return approve(authorizeUrl, Json.object().put("user", userId));
  }

  public URI approveOrgInstall(URI authorizeUrl, String userId) {
    return approve(authorizeUrl, Json.object().put("user", userId).put("org", "true"));
  }

  public URI cancelInstall(URI authorizeUrl, String userId) {
    return approve(authorizeUrl, Json.object().put("user", userId).put("decision", "cancel"));
  }

  private URI approve(URI authorizeUrl, ObjectNode form) {
    Args query = Args.ofForm(Optional.ofNullable(authorizeUrl.getRawQuery()).orElse(""));
    OAuthPages.Page page = pages.decide(query, Args.ofJson(form));
    return page.location().orElseThrow(() -> new IllegalArgumentException(page.html()));
  }

  /** The user id of the app's bot in a workspace. */
  public Optional<String> botUser(String appId, String teamId) {
    synchronized (world) {
      return world
          .app(appId)
          .installFor(world.workspace(teamId))
          .map(RegisteredApp.Install::botUserId);
    }
  }

  /**
   * A personal token of the old kind, which belongs to no app: what is posted with it shows the
   * person's name and has dead buttons.
   */
  public String personalToken(String userId, String... scopes) {
    synchronized (world) {
      return installs.personToken(Optional.empty(), world.member(userId), Set.of(scopes)).value();
    }
  }

  /** A person's token that was issued to an app. */
  public String userToken(String appId, String userId, String... scopes) {
    synchronized (world) {
      Optional<String> app = Optional.of(world.app(appId).id());
      return installs.personToken(app, world.member(userId), Set.of(scopes)).value();
    }
  }

  /** From now on Slack answers this error to the token, for example token_expired. */
  public void kill(String token, String error) {
    synchronized (world) {
      world.tokens.computeIfPresent(token, (value, old) -> old.killed(error));
    }
  }

  /** Gives apps.auth.external.get something to answer that Slack cannot renew. */
  public void externalToken(String id, String token) {
    synchronized (world) {
      world.externalTokens.put(id, new ExternalToken(token, Optional.empty()));
    }
  }

  /** The same with a refresh token: {@code exchange} is the third party, empty = it refuses. */
  public void externalToken(String id, String token, Supplier<Optional<String>> exchange) {
    synchronized (world) {
      world.externalTokens.put(id, new ExternalToken(token, Optional.of(exchange)));
    }
  }

  /** Takes the app out of a workspace or organization; how the app answered its events. */
  public List<AppAnswer> uninstall(String appId, String home) {
    List<Revocation.Owed> owed = new ArrayList<>();
    synchronized (world) {
      new Revocation(world, owed::add).uninstall(world.app(appId), home);
    }
    return owed.stream().flatMap(one -> events.bring(one).stream()).toList();
  }

  private void tell(String teamId, ObjectNode event) {
    List<RegisteredApp> installed;
    synchronized (world) {
      Workspace workspace = world.workspace(teamId);
      installed =
          world.apps.values().stream().filter(a -> a.installFor(workspace).isPresent()).toList();
    }
    installed.forEach(app -> events.bring(new Revocation.Owed(app, teamId, event.deepCopy())));
  }
}
