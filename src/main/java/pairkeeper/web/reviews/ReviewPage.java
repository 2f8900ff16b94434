package pairkeeper.web.reviews;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.review.Findings;
import pairkeeper.core.review.Moment;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.review.ReviewDesk;
import pairkeeper.ops.review.ReviewView;
import pairkeeper.ops.runs.RunWords;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.GuardsView;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** One run as its reviewer reads it, and the signature under it. */
@Named
@RequestScoped
public class ReviewPage {
  @Inject private ReviewDesk desk;
  @Inject private Pairs pairs;
  @Inject private Banners banners;
  @Inject private Said said;
  @Inject private HttpServletRequest request;

  private ReviewView view;
  private String remark;
  private String more;

  /**
   * A line of the time line.
   *
   * @param after how long after the line before that was measured, or null
   */
  public record Line(String word, Instant at, boolean atLatest, Duration after) {}

  private UUID id() {
    // not a view parameter: what is shown is asked for before those reach a bean after a post
    try {
      return UUID.fromString(String.valueOf(request.getParameter("id")));
    } catch (IllegalArgumentException noId) {
      throw new NotThere("run", new UUID(0, 0));
    }
  }

  public ReviewView getView() {
    if (view == null) {
      view = desk.of(id());
    }
    return view;
  }

  public Findings getFindings() {
    return getView().findings();
  }

  public PairBanner getBanner() {
    return banners.of(pairs.get(getView().run().pair()));
  }

  public String getRunbook() {
    return RunWords.runbook(getView().run().runbook());
  }

  /** The state of things. */
  public Text getTitle() {
    ReviewView v = getView();
    String key = v.needed() ? v.state() : "not-needed";
    return Text.of("reviews.title." + key, "run", String.valueOf(v.run().number()));
  }

  public String getMark() {
    return getView().signed() != null ? "ok" : getView().due() ? "person" : "todo";
  }

  public List<Line> getLines() {
    var lines = new ArrayList<Line>();
    Instant before = null;
    for (Moment m : getFindings().moments()) {
      Duration after = before == null || m.at() == null ? null : Duration.between(before, m.at());
      lines.add(new Line(m.kind().word(), m.at(), m.atLatest(), after));
      before = m.at() == null ? before : m.at();
    }
    return lines;
  }

  public GuardsView getOverridden() {
    return GuardsView.of(getFindings().overridden());
  }

  /** A duration of milliseconds, or null. */
  public Duration lasting(Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }

  public boolean isMaySign() {
    return getView().objection() == null;
  }

  /** Why this person cannot sign what is due, or null. */
  public Text getWhyNot() {
    return getView().due() && getView().objection() != null
        ? Text.of("reviews.refused." + getView().objection().word())
        : null;
  }

  public boolean isMayAdd() {
    boolean any = getView().signed() != null || !getView().earlier().isEmpty();
    return any && desk.mayAdd(getView().run());
  }

  public String sign() {
    return act(() -> desk.sign(id(), remark), "reviews.did.signed");
  }

  public String add() {
    return act(() -> desk.add(id(), more), "reviews.did.added");
  }

  private String act(Supplier<ReviewView> work, String done) {
    try {
      work.get();
      said.done(Text.of(done));
      return "/reviews/review.xhtml?faces-redirect=true&id=" + id();
    } catch (Refused refused) {
      said.refused(
          done.endsWith("added") && refused.field().equals("remark")
              ? new Refused("more", refused.text())
              : refused);
      view = null;
      return null;
    }
  }

  public String getRemark() {
    return remark;
  }

  public void setRemark(String remark) {
    this.remark = remark;
  }

  public String getMore() {
    return more;
  }

  public void setMore(String more) {
    this.more = more;
  }
}
