package pairkeeper.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A preview is the command's very text with every secret masked. */
class PreviewTest {

  @Test
  void quotes_only_what_needs_it() {
    assertThat(Preview.of(Command.Argv.of("root", "systemctl", "restart", "postgresql@15-main")))
        .isEqualTo("systemctl restart postgresql@15-main");
    assertThat(Preview.of(Command.Argv.of("root", "ls", "-d", "it's a $(trap)", "")))
        .isEqualTo("ls -d 'it'\\''s a $(trap)' ''");
  }

  @Test
  void gives_a_script_its_arguments() {
    assertThat(Preview.of(new Command.Script("root", "x", "echo \"$1\"\n", List.of("a b"))))
        .isEqualTo("set -- 'a b'\necho \"$1\"");
  }

  @Test
  void masks_secrets_in_sql() {
    String text = "ALTER ROLE x PASSWORD '" + SecretRef.to(new UUID(1, 2)) + "';\n";
    assertThat(Preview.of(new Command.Sql("postgres", "psql", 5432, "postgres", text)))
        .isEqualTo("ALTER ROLE x PASSWORD '•••';");
  }
}
