// The two hosts that a person tries the console on.
package pairkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@NeedsLab
class DemoIT {
  @Test
  void the_demo_has_a_shop_on_the_first_host_and_says_what_to_type() throws Exception {
    String id = new LabScript(0).run("claim");
    LabScript lab = new LabScript(Integer.parseInt(id));
    try {
      String said = demo(id, "up");
      assertThat(said)
          .contains(lab.run("ip", "h1"), lab.run("key"), lab.run("fingerprint", "h2"), "support");
      assertThat(lab.run("sql", "h1", "select count(*) from orders", "shop")).isEqualTo("5000");
      assertThat(demo(id, "up")).isEqualTo(said);
      assertThat(demo(id, "status").lines()).hasSize(2).allMatch(line -> line.contains("\ton\t"));
    } finally {
      demo(id, "down");
    }
    assertThat(demo(id, "status")).contains("down");
  }

  private static String demo(String id, String verb) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(LabScript.folder().resolve("demo").toString(), verb)
            .redirectErrorStream(true);
    builder.environment().put("LAB_ID", id);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
