package dev.patchbay.sandbox.slack.state;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that the simulated Slack knows. Its monitor guards all of it, views included. */
public final class SlackWorld {
  private static final String ID_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

  /** In bytes; shorter ones only tell things apart. */
  private static final int LEAST_SECRET = 12;

  public final Clock clock;
  public final Map<String, String> enterprises = new LinkedHashMap<>();
  public final Map<String, Workspace> workspaces = new LinkedHashMap<>();
  public final Map<String, Member> members = new LinkedHashMap<>();
  public final Map<String, Channel> channels = new LinkedHashMap<>();
  public final Map<String, UserGroup> userGroups = new LinkedHashMap<>();
  public final Map<String, RegisteredApp> apps = new LinkedHashMap<>();
  public final Map<String, Token> tokens = new LinkedHashMap<>();
  public final Map<String, ExternalToken> externalTokens = new LinkedHashMap<>();
  public final List<Message> messages = new ArrayList<>();

  /** What makes tokens, codes and addresses secret; no monitor needed. */
  public final Set<String> secrets = ConcurrentHashMap.newKeySet();

  private final SecureRandom random;
  private long lastMicros;

  public SlackWorld(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  public Instant now() {
    return clock.instant();
  }

  public String newId(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < 10; i++) {
      id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }

  public String newSecret(int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    String secret = HexFormat.of().formatHex(some);
    if (bytes >= LEAST_SECRET) {
      secrets.add(secret);
    }
    return secret;
  }

  public String newDigits(int length) {
    StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
    while (digits.length() < length) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  /** A message timestamp: seconds and microseconds, never the same twice. */
  public String newTs() {
    Instant now = now();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    lastMicros = Math.max(micros, lastMicros + 1);
    return String.format(Locale.ROOT, "%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
  }

  public Member member(String id) {
    return known(members, id, "member");
  }

  public Channel channel(String id) {
    return known(channels, id, "channel");
  }

  public RegisteredApp app(String id) {
    return known(apps, id, "app");
  }

  public Workspace workspace(String id) {
    return known(workspaces, id, "workspace");
  }

  /** For the test's own ids: an unknown one is the test's mistake, not Slack's refusal. */
  private static <T> T known(Map<String, T> all, String id, String what) {
    T found = all.get(id);
    if (found == null) {
      throw new IllegalArgumentException("no such " + what + ": " + id);
    }
    return found;
  }

  public Optional<Message> message(String channel, String ts) {
    return messages.stream()
        .filter(message -> message.channel.equals(channel) && message.ts.equals(ts))
        .findFirst();
  }

  public Optional<RegisteredApp> appOf(Token token) {
    return token.appId().map(apps::get);
  }

  public Optional<RegisteredApp.Install> installOf(Token token) {
    return appOf(token).map(app -> app.installs.get(token.home()));
  }

  public boolean reaches(Token token, String teamId) {
    Workspace workspace = workspaces.get(teamId);
    return workspace != null
        && (token.home().equals(teamId)
            || workspace.enterpriseId().filter(token.home()::equals).isPresent());
  }

  /** The workspace that a call is about: its own, or for an org-wide token the one it names. */
  public Workspace workspaceOf(Call call) {
    if (!call.token().isOrgWide()) {
      return workspace(call.token().home());
    }
    String team = call.args().text("team_id").orElseThrow(() -> Refused.missingArgument("team_id"));
    if (!reaches(call.token(), team)) {
      throw new Refused("team_not_found");
    }
    return workspace(team);
  }

  /** The direct conversation of a bot with a person, opened when it does not exist yet. */
  public Channel directOf(String botUserId, Member person) {
    return channels.values().stream()
        .filter(c -> c.isDirect() && c.members.contains(botUserId))
        .filter(c -> c.members.contains(person.id()))
        .findFirst()
        .orElseGet(
            () -> {
              ChannelDraft draft =
                  ChannelDraft.direct(newId("D"), person.teamId(), botUserId, person.id());
              Channel opened = new Channel(draft);
              channels.put(opened.id, opened);
              return opened;
            });
  }
}
