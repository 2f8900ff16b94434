package pairkeeper.core.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;
import pairkeeper.core.notify.Route.Mail.Security;

class RouteTest {
  @Test
  void of_a_webhooks_address_only_scheme_host_and_port_are_shown() {
    var route = new Route.Webhook("https://hooks.example.org:8443/services/T0/secret?token=abc");
    assertThat(route.place()).isEqualTo("https://hooks.example.org:8443");
    assertThat(route.host()).isEqualTo("hooks.example.org");
    assertThat(new Route.Webhook("https://[2001:db8::1]/x").host()).isEqualTo("2001:db8::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://user:word@example.org/",
        "https://example.org@127.0.0.1/",
        "https://example.org\\@127.0.0.1/",
        "https://example.org/#fragment",
        "https://example.org/a b",
        "https://example.org/\r\nHost: other",
        "https://example.org:0/",
        "https://example.org:70000/",
        "https:///path"
      })
  void what_programs_could_read_differently_is_no_address(String address) {
    assertThatThrownBy(() -> new Route.Webhook(address)).isInstanceOf(Refused.class);
  }

  @Test
  void a_mail_goes_to_one_or_more_addresses() {
    var route =
        new Route.Mail(
            "smtp.example.org", 587, Security.STARTTLS, null, "pk@example.org", "a@x.org,b@x.org");
    assertThat(route.to()).isEqualTo("a@x.org, b@x.org");
    assertThat(route.needsSecret()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anna", "anna@", "a@x.org\nBcc: b@x.org", "<a@x.org>", "\"a\"@x.org"})
  void what_could_add_a_header_is_no_mail_address(String to) {
    assertThatThrownBy(
            () -> new Route.Mail("smtp.example.org", 25, Security.TLS, "", "pk@example.org", to))
        .isInstanceOf(Refused.class);
  }

  @Test
  void the_usual_server_of_a_chat_is_telegrams() {
    assertThat(new Route.Telegram("", "-1001").base()).isEqualTo("https://api.telegram.org");
    assertThat(new Route.Telegram("https://tg.example.org/", "@oncall").base())
        .isEqualTo("https://tg.example.org");
    assertThatThrownBy(() -> new Route.Telegram("", "12 34")).isInstanceOf(Refused.class);
  }

  @Test
  void a_message_is_tried_five_times_over_an_hour_and_a_third() {
    assertThat(Retries.after(1)).contains(Duration.ofMinutes(1));
    assertThat(Retries.after(2)).contains(Duration.ofMinutes(5));
    assertThat(Retries.after(3)).contains(Duration.ofMinutes(15));
    assertThat(Retries.after(4)).contains(Duration.ofHours(1));
    assertThat(Retries.after(5)).isEmpty();
  }
}
