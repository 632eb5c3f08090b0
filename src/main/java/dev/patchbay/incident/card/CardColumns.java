package dev.patchbay.incident.card;

import dev.patchbay.core.AccountId;
import dev.patchbay.core.IncidentId;
import dev.patchbay.core.ServiceId;
import dev.patchbay.incident.card.Card.Holder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** How cards stand in their table: lists are lines, a holder is a time and a name. Pure. */
final class CardColumns {
  private CardColumns() {}

  static Card card(ResultSet row) throws SQLException {
    var account = AccountId.of(row.getString("account"));
    int alerts = row.getInt("alerts");
    var known = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(alerts);
    return new Card(
        new IncidentId(account, row.getString("incident_id")),
        row.getLong("number"),
        row.getString("title"),
        CardStatus.of(row.getString("status")),
        row.getString("urgency"),
        row.getString("url"),
        Optional.ofNullable(row.getString("service_id")).map(id -> new ServiceId(account, id)),
        row.getString("service_name"),
        Optional.ofNullable(row.getString("priority")),
        row.getString("policy"),
        row.getString("assignees").lines().toList(),
        holders(row.getString("acknowledgers")),
        known,
        Optional.ofNullable(row.getObject("created_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getObject("held_until", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getObject("as_of", OffsetDateTime.class).toInstant(),
        row.getBoolean("late"));
  }

  static CardLine line(ResultSet row) throws SQLException {
    return new CardLine(
        row.getString("event_id"),
        CardEvent.of(row.getString("type")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("words"));
  }

  static String lines(List<String> names) {
    return names.stream().map(CardColumns::oneLine).collect(Collectors.joining("\n"));
  }

  static String holders(List<Holder> holders) {
    return holders.stream()
        .map(holder -> holder.since() + " " + oneLine(holder.name()))
        .collect(Collectors.joining("\n"));
  }

  private static List<Holder> holders(String lines) {
    return lines
        .lines()
        .map(
            line -> {
              int space = line.indexOf(' ');
              return new Holder(line.substring(space + 1), Instant.parse(line.substring(0, space)));
            })
        .toList();
  }

  private static String oneLine(String name) {
    return name.replaceAll("\\R", " ");
  }
}
