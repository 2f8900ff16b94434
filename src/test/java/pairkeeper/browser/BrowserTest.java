package pairkeeper.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import pairkeeper.console.RunningConsole;

/**
 * A real browser (the machine's own Chromium) for tests of pages. {@link #looksRight} goes through
 * widths and themes, keeps pictures in {@code target/screenshots}, and fails on any axe violation,
 * on anything that scrolls sideways and on anything too small for a finger.
 *
 * <p>Errors that the browser's console shows (a refused inline script, a missing file) fail each
 * test when it ends.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserTest {
  /** A lab of another test brings an interface, and the browser drops what it loads just then. */
  private static final String LAB_CAME = "net::ERR_NETWORK_CHANGED";

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final int[] WIDTHS = {1280, 1024, 390, 320};
  private static final List<String> AXE_TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

  /** All rules over the page as it is, with the words that axe itself says of what it found. */
  private static final String AXE =
      """
      tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
        .then(found => found.violations.map(rule => 'axe ' + rule.id + ': ' + rule.help
          + rule.nodes.map(n => '\\n    ' + n.html + '\\n      ' + n.failureSummary).join('')))
      """;

  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> profiles = new ArrayList<>();

  /** One for the whole test run; who shares it shares no profile. */
  @BeforeAll
  static void startBrowser() {
    if (browser != null) {
      return;
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
  }

  @AfterAll
  void closeProfiles() {
    profiles.forEach(BrowserContext::close);
  }

  @AfterEach
  void theBrowsersConsoleIsClean() {
    var said = List.copyOf(complaints);
    complaints.clear();
    assertThat(said).as("errors in the browser's console").isEmpty();
  }

  /** A fresh browser profile with one page, 1280 wide, English, in Warsaw. */
  protected Page newPage() {
    return newPage("en-GB");
  }

  /** The same for a reader of another language: {@code pt-BR}, {@code pl-PL}, {@code ru-RU}. */
  protected Page newPage(String language) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(language)
                .setTimezoneId("Europe/Warsaw")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(1280, 900));
    profiles.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if ("error".equals(message.type())
          && !message.text().contains(LAB_CAME)
          && !expected(message.text())) {
        complaints.add(page.url() + ": " + message.text());
      }
    });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  /** A fresh browser in which the first administrator has signed in, on the fleet page. */
  protected Page signedIn(RunningConsole console) {
    Page page = newPage();
    signIn(page, console, RunningConsole.ADMIN, console.adminPassword());
    page.waitForURL("**/fleet/index.xhtml");
    return page;
  }

  /** Opens the sign-in page and fills it in; where that leads is the caller's to look at. */
  protected static void signIn(Page page, RunningConsole console, String name, String password) {
    page.navigate(console.url("/login.xhtml"));
    page.locator("[id='name']").fill(name);
    page.locator("[id='password']").fill(password);
    page.locator("[id='enter']").click();
  }

  /** Console errors that a test provokes on purpose, as the answer 404; override where needed. */
  protected boolean expected(String consoleError) {
    return false;
  }

  /** Keeps one picture of the whole page: {@code target/screenshots/<name>.png}. */
  protected void picture(Page page, String name) {
    page.evaluate("scrollTo(0, 0)"); // else sticky parts stand in the middle of the picture
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  /** Both themes, four widths: pictures at 1280 and 390, axe, sideways scrolling, finger sizes. */
  protected void looksRight(Page page, String name) {
    var wrong = new ArrayList<String>();
    for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
      for (int width : WIDTHS) {
        page.setViewportSize(width, width > 760 ? 900 : 844);
        String at = theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        wrong.addAll(sideways(page, at));
        if (width == 1280 || width == 390) {
          picture(page, name + "-" + at);
          wrong.addAll(axe(page, at));
        }
        if (width == 390) {
          wrong.addAll(tooSmall(page, at));
        }
      }
    }
    page.setViewportSize(1280, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(wrong.stream().distinct().toList()).as(name).isEmpty();
  }

  /** Fails with a list when axe finds anything on the page as it is now. */
  protected void axeClean(Page page) {
    assertThat(axe(page, "now")).as(page.url()).isEmpty();
  }

  private static List<String> axe(Page page, String at) {
    if (page.evaluate("typeof axe").equals("undefined")) {
      page.evaluate(AxeBuilder.getAxeScript() + "; 0");
    }
    return strings(page.evaluate(AXE, AXE_TAGS)).stream().map(found -> at + " " + found).toList();
  }

  private static List<String> sideways(Page page, String at) {
    Object over =
        page.evaluate(
            """
            () => {
              const wide = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= wide) return [];
              return [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > wide + 1 && !e.classList.contains('sr'))
                .slice(0, 5).map(e => e.outerHTML.substring(0, 160));
            }
            """);
    return strings(over).stream().map(e -> at + " sticks out: " + e).toList();
  }

  /** Buttons and fields under 44 px, links in a list of links under 24 px. */
  private static List<String> tooSmall(Page page, String at) {
    Object small =
        page.evaluate(
            """
            () => [...document.querySelectorAll('button, select, textarea, .ui-button, .chip, .nav a, summary,'
                + ' input:not([type=hidden]):not([type=checkbox]):not([type=radio])')]
              .filter(e => e.offsetParent && !e.closest('.sr'))
              .filter(e => { const r = e.getBoundingClientRect(); return r.width > 1 && (r.height < 43.5 || r.width < 43.5); })
              .map(e => e.outerHTML.substring(0, 160))
            """);
    return strings(small).stream().map(e -> at + " is small for a finger: " + e).toList();
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(Object::toString).toList();
  }
}
