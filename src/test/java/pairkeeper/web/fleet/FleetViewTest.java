package pairkeeper.web.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A view of the fleet as an address. */
class FleetViewTest {

  @Test
  void all_of_it_is_in_the_address() {
    var view = FleetView.of(" św. Łukasz & co ", "watch", null, "3");
    assertThat(view.address())
        .isEqualTo("/fleet/index.xhtml?q=%C5%9Bw.+%C5%81ukasz+%26+co&state=watch&page=3");
    assertThat(view.in("ok").address()).endsWith("&state=ok");
    assertThat(view.able("no").address()).endsWith("+co&ready=no");
    assertThat(view.able("no").at(2).address()).endsWith("&ready=no&page=2");
    assertThat(FleetView.of(null, null, null, null).address()).isEqualTo("/fleet/index.xhtml");
    assertThat(FleetView.of("", "", "", "").at(2).address()).isEqualTo("/fleet/index.xhtml?page=2");
  }

  @Test
  void what_makes_no_sense_is_left_out() {
    for (String page : new String[] {"0", "-1", "two", "1e3", "99999999999", ""}) {
      assertThat(FleetView.of("", "'><script>", "perhaps", page))
          .isEqualTo(new FleetView("", "", "", 1));
    }
  }
}
