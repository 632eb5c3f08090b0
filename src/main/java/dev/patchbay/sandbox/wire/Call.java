package dev.patchbay.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One HTTP request as it arrived; header names in lower case. */
public record Call(
    String method, String path, String rawQuery, Map<String, String> headers, String body) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public Map<String, List<String>> query() {
    return decode(rawQuery);
  }

  public Optional<String> param(String name) {
    return query().getOrDefault(name, List.of()).stream().findFirst();
  }

  public List<String> params(String name) {
    return query().getOrDefault(name, List.of());
  }

  public Map<String, List<String>> form() {
    return decode(body);
  }

  public boolean hasType(String mediaType) {
    return header("content-type")
        .map(value -> value.split(";", 2)[0].trim().equalsIgnoreCase(mediaType))
        .orElse(false);
  }

  public static Map<String, List<String>> decode(String encoded) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values.computeIfAbsent(plain(name), key -> new ArrayList<>()).add(plain(value));
    }
    return values;
  }

  private static String plain(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
