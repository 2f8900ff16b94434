package pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;

/** An administrator downloads a backup of the console. */
class BackupPageIT extends BrowserTest {
  @Test
  void downloads_one_with_a_passphrase_typed_twice() throws IOException {
    RunningConsole console = RunningConsole.shared();
    Page page = signedIn(console);
    page.navigate(console.url("/admin/backup.xhtml"));
    looksRight(page, "backup");

    page.locator("[id='passphrase']").fill("correct horse battery staple");
    page.locator("[id='again']").fill("correct horse battery stable");
    page.locator("[id='go']").click();
    assertThat(page.locator("[id='again_wrong']").innerText()).contains("differ");
    page.locator("[id='passphrase']").fill("short");
    page.locator("[id='again']").fill("short");
    page.locator("[id='go']").click();
    assertThat(page.locator("[id='passphrase_wrong']").innerText()).contains("12");

    page.locator("[id='passphrase']").fill("correct horse battery staple");
    page.locator("[id='again']").fill("correct horse battery staple");
    Download file = page.waitForDownload(page.locator("[id='go']")::click);
    assertThat(file.suggestedFilename()).matches("pairkeeper-\\d{8}-\\d{6}\\.backup");
    assertThat(Files.readString(file.path(), StandardCharsets.ISO_8859_1))
        .startsWith("PAIRKEEPER BACKUP 1\n");
    page.reload();
    assertThat(page.locator("main").innerText()).contains("Administrator");
  }
}
