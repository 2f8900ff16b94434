package pairkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A backup of a running console, as a nightly job would fetch it by REST. */
public final class ConsoleBackup {
  private ConsoleBackup() {}

  /** Makes one, encrypted with that passphrase, and keeps it in the file. */
  public static Path of(RunningConsole console, String passphrase, Path file) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(console.url("/api/v1/backups")))
                  .header("Authorization", "Bearer " + console.token())
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"passphrase\": \"" + passphrase + "\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofFile(file));
      assertThat(answer.statusCode()).as(console.log()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
