package dev.patchbay.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvironmentProxiesTest {
  private static final String SLACK = "https://slack.com/api/";
  private static final String PAGERDUTY = "https://api.pagerduty.com/services";

  private static String way(Map<String, String> environment, String url) {
    var proxies =
        new EnvironmentProxies(environment, ProxySelector.of(null)).select(URI.create(url));
    assertThat(proxies).hasSize(1);
    return proxies.get(0).type() == Proxy.Type.DIRECT
        ? "direct"
        : ((InetSocketAddress) proxies.get(0).address()).getHostString()
            + ":"
            + ((InetSocketAddress) proxies.get(0).address()).getPort();
  }

  @Test
  void the_proxy_for_https_leads_to_both_vendors() {
    for (var name : new String[] {"HTTPS_PROXY", "https_proxy"}) {
      var environment = Map.of(name, "http://user:pass@proxy.corp:3128/");
      assertThat(way(environment, SLACK)).isEqualTo("proxy.corp:3128");
      assertThat(way(environment, PAGERDUTY)).isEqualTo("proxy.corp:3128");
      assertThat(way(environment, "http://plain.example/")).isEqualTo("direct");
    }
    assertThat(way(Map.of("HTTPS_PROXY", "", "https_proxy", "p:1"), SLACK)).isEqualTo("p:1");
    assertThat(way(Map.of("HTTPS_PROXY", "proxy.corp:8080"), SLACK)).isEqualTo("proxy.corp:8080");
    assertThat(way(Map.of("HTTPS_PROXY", "http://proxy.corp"), SLACK)).isEqualTo("proxy.corp:80");
  }

  @Test
  void what_is_excepted_is_reached_directly() {
    for (var excepted :
        new String[] {"slack.com", ".com", "a.b, slack.com", "*", "*.com", "slack.com:443"}) {
      var url = excepted.endsWith("443") ? "https://slack.com:443/api/" : SLACK;
      assertThat(way(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", excepted), url))
          .as(excepted)
          .isEqualTo("direct");
    }
    for (var other : new String[] {"lack.com", "pagerduty.com", "slack.com.example", ""}) {
      assertThat(way(Map.of("HTTPS_PROXY", "p:1", "no_proxy", other), SLACK))
          .as(other)
          .isEqualTo("p:1");
    }
  }

  @Test
  void nothing_said_or_nonsense_is_no_proxy() {
    assertThat(way(Map.of(), SLACK)).isEqualTo("direct");
    assertThat(way(Map.of("HTTPS_PROXY", "  "), SLACK)).isEqualTo("direct");
    assertThat(way(Map.of("HTTPS_PROXY", "http://pro xy"), SLACK)).isEqualTo("direct");
  }

  @Test
  void what_the_machine_was_told_comes_first() {
    var machine = ProxySelector.of(InetSocketAddress.createUnresolved("machine", 1));
    var proxies = new EnvironmentProxies(Map.of("HTTPS_PROXY", "p:1"), machine);
    assertThat(proxies.select(URI.create(SLACK)).get(0).address().toString()).contains("machine");
  }

  @Test
  void this_machine_is_reached_directly() {
    var environment = Map.of("HTTP_PROXY", "p:1");
    for (var here : new String[] {"localhost:3000", "127.0.0.1:3000", "[::1]:3000"}) {
      assertThat(way(environment, "http://" + here + "/")).as(here).isEqualTo("direct");
    }
    assertThat(way(environment, "http://localhost.example/")).isEqualTo("p:1");
  }
}
