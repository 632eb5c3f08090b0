package dev.patchbay.sandbox.slack.state;

import dev.patchbay.sandbox.wire.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What Slack's reference says of one method: whether it reads JSON, its tier, the scopes of which
 * one is needed, its arguments. Drawn from `contracts/slack/methods`; a test compares the two.
 */
public record MethodSpec(
    String name,
    boolean json,
    String tier,
    Set<String> botScopes,
    Set<String> userScopes,
    Set<String> required,
    Set<String> optional) {

  /** method; json or form; tier; scopes of a bot; of a user ("=" for the same); arguments. */
  private static final String TABLE =
      """
      auth.test; json; t5; ; ;
      auth.revoke; form; t3; ; ; test
      apps.uninstall; form; t1; ; ; client_id* client_secret*
      oauth.v2.access; form; t5; ; ; client_id client_secret code code_verifier redirect_uri grant_type refresh_token assertion
      chat.postMessage; json; t5; chat:write; =; as_user attachments blocks channel* current_draft_last_updated_ts icon_emoji icon_url link_names markdown_text metadata mrkdwn parse reply_broadcast text thread_ts unfurl_links unfurl_media username
      chat.update; json; t3; chat:write; =; as_user attachments unfurled_attachments blocks markdown_text metadata channel* link_names parse text ts* reply_broadcast file_ids
      chat.postEphemeral; json; t4; chat:write; =; as_user attachments blocks channel* icon_emoji icon_url link_names markdown_text metadata parse text thread_ts user* username
      chat.delete; json; t3; chat:write; =; as_user channel* ts*
      chat.unfurl; json; t3; links:write; =; channel source ts unfurl_id unfurls user_auth_blocks user_auth_message user_auth_required user_auth_url
      chat.getPermalink; form; t5; ; ; channel* message_ts*
      conversations.info; form; t3; channels:read groups:read im:read mpim:read; =; channel* include_locale include_num_members
      conversations.join; json; t3; channels:join; channels:write; channel*
      conversations.members; form; t4; channels:read groups:read im:read mpim:read; =; channel* cursor limit
      conversations.list; form; t2; channels:read groups:read im:read mpim:read; =; cursor exclude_archived limit team_id types
      conversations.history; json; t3; channels:history groups:history im:history mpim:history; =; channel* cursor include_all_metadata inclusive latest limit oldest
      conversations.replies; form; t3; channels:history groups:history im:history mpim:history; =; channel* ts* cursor include_all_metadata inclusive latest limit oldest
      conversations.open; json; t3; channels:manage groups:write im:write mpim:write; channels:write groups:write im:write mpim:write; channel return_im users prevent_creation
      conversations.setTopic; json; t2; channels:manage channels:write.topic groups:write groups:write.topic im:write im:write.topic mpim:write mpim:write.topic; channels:write channels:write.topic groups:write groups:write.topic im:write im:write.topic mpim:write mpim:write.topic; channel* topic*
      usergroups.list; form; t2; usergroups:read; =; include_count include_disabled include_users team_id
      usergroups.users.list; form; t2; usergroups:read; =; include_disabled usergroup* team_id
      usergroups.users.update; json; t2; usergroups:write; =; include_count team_id usergroup* users* additional_channels is_shared
      users.conversations; form; t3; channels:read groups:read im:read mpim:read; =; cursor exclude_archived exclude_muted limit team_id types user
      views.open; json; t4; ; ; trigger_id interactivity_pointer view*
      views.update; json; t4; ; ; view_id external_id view* hash
      views.push; json; t4; ; ; trigger_id interactivity_pointer view*
      views.publish; json; t4; ; ; user_id* view* hash interactivity_pointer
      users.info; form; t4; users:read; =; include_locale user*
      users.lookupByEmail; form; t3; users:read.email; =; email*
      team.info; json; t3; team:read; =; domain team
      bots.info; form; t3; users:read; =; bot team_id
      functions.completeSuccess; json; t3; ; ; function_execution_id* outputs*
      functions.completeError; json; t3; ; ; function_execution_id* error*
      apps.connections.open; json; t3; ; ;
      apps.auth.external.get; json; t3; ; ; external_token_id* force_refresh
      """;

  public static List<MethodSpec> all() {
    return TABLE.lines().map(MethodSpec::parse).toList();
  }

  private static MethodSpec parse(String line) {
    List<String> cells = Arrays.stream(line.split(";", -1)).map(String::trim).toList();
    Set<String> bot = words(cells.get(3));
    Set<String> user = cells.get(4).equals("=") ? bot : words(cells.get(4));
    Set<String> args = words(cells.get(5));
    Set<String> required =
        args.stream()
            .filter(arg -> arg.endsWith("*"))
            .map(arg -> arg.substring(0, arg.length() - 1))
            .collect(Collectors.toUnmodifiableSet());
    Set<String> optional =
        args.stream().filter(arg -> !arg.endsWith("*")).collect(Collectors.toUnmodifiableSet());
    return new MethodSpec(
        cells.get(0), cells.get(1).equals("json"), cells.get(2), bot, user, required, optional);
  }

  private static Set<String> words(String cell) {
    return Arrays.stream(cell.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  public Set<String> accepted(Token token) {
    return token.isBot() ? botScopes : userScopes;
  }

  /** Calls a minute in one workspace; empty where Slack has a special rule instead of a tier. */
  public Optional<Integer> callsPerMinute() {
    return switch (tier) {
      case "t1" -> Optional.of(1);
      case "t2" -> Optional.of(20);
      case "t3" -> Optional.of(50);
      case "t4" -> Optional.of(100);
      default -> Optional.empty();
    };
  }

  public void checkScope(Token token) {
    Set<String> accepted = accepted(token);
    if (!accepted.isEmpty() && accepted.stream().noneMatch(token.scopes()::contains)) {
      throw missingScope(String.join(",", new TreeSet<>(accepted)), token);
    }
  }

  static Refused missingScope(String needed, Token token) {
    String provided = String.join(",", new TreeSet<>(token.scopes()));
    return new Refused(
        "missing_scope", Json.object().put("needed", needed).put("provided", provided));
  }

  public void checkArguments(Args args) {
    List<String> missing =
        required.stream()
            .filter(name -> args.text(name).isEmpty())
            .sorted()
            .map(name -> "[ERROR] missing required field: " + name)
            .toList();
    if (!missing.isEmpty()) {
      throw Refused.withMessages("invalid_arguments", missing);
    }
  }

  public List<String> unknown(Args args) {
    return args.names().stream()
        .filter(name -> !name.equals("token"))
        .filter(name -> !required.contains(name) && !optional.contains(name))
        .toList();
  }
}
