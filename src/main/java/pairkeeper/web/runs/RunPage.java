package pairkeeper.web.runs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.platform.LostWal;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.StepPlaces;
import pairkeeper.ops.rejoin.LostRanges;
import pairkeeper.ops.review.ReviewDesk;
import pairkeeper.ops.review.ReviewView;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.RunView;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.RunStepView;
import pairkeeper.web.ui.Said;
import pairkeeper.web.ui.Viewer;

/** One run, live: its open questions, its story, and what a person can do with it. */
@Named
@RequestScoped
public class RunPage {
  private RunDesk desk;
  private ReviewDesk reviews;
  private ReviewView review;
  private Pairs pairs;
  private Banners banners;
  private StepPlaces places;
  private CurrentUser user;
  private LostRanges lost;
  private Viewer viewer;
  private Said said;
  private HttpServletRequest request;
  private RunView view;
  private Pair pair;
  private String reason;
  private final Map<String, String> remarks = new HashMap<>();

  protected RunPage() {}

  @Inject
  RunPage(
      RunDesk desk,
      ReviewDesk reviews,
      Pairs pairs,
      Banners banners,
      StepPlaces places,
      CurrentUser user,
      LostRanges lost,
      Viewer viewer,
      Said said,
      HttpServletRequest request) {
    this.request = request;
    this.desk = desk;
    this.reviews = reviews;
    this.pairs = pairs;
    this.banners = banners;
    this.places = places;
    this.user = user;
    this.lost = lost;
    this.viewer = viewer;
    this.said = said;
  }

  /** The run that the address, or a form of the page, names. */
  private UUID id() {
    // not a view parameter: what is shown is asked for before those reach a bean after a post
    try {
      return UUID.fromString(String.valueOf(request.getParameter("id")));
    } catch (IllegalArgumentException noId) {
      throw new NotThere("run", new UUID(0, 0));
    }
  }

  public RunView getView() {
    if (view == null) {
      view = desk.run(id()).orElseThrow(() -> new NotThere("run", id()));
    }
    return view;
  }

  public Run getRun() {
    return getView().run();
  }

  private Pair pair() {
    if (pair == null) {
      pair = pairs.get(getRun().pair());
    }
    return pair;
  }

  public ReviewView getReview() {
    if (review == null) {
      review = reviews.of(getView());
    }
    return review;
  }

  /** That its review is due, or who signed it. */
  public Text getReviewed() {
    return getReview()
        .signature()
        .map(s -> Text.of("reviews.run.signed", "by", s.by().display(), "at", s.at().toString()))
        .orElse(Text.of("reviews.run.due"));
  }

  public PairBanner getBanner() {
    return banners.of(pair());
  }

  public List<RunStepView> getSteps() {
    return StoryLines.of(getView(), places.names(pair(), getView().plan()));
  }

  public List<OpenQuestion> getQuestions() {
    return isMayAct() ? OpenQuestion.of(getView()) : List.of();
  }

  public String getMark() {
    return RunRow.mark(getRun().state());
  }

  public String getRunbook() {
    return RunRow.runbook(getRun().runbook());
  }

  /** The state of things. */
  public Text getTitle() {
    Run run = getRun();
    boolean asks =
        run.state() == RunState.AWAITING_PERSON
            && OpenQuestion.of(getView()).stream().anyMatch(q -> !q.early());
    String key = "runs.title." + (asks ? "asks" : run.state().word());
    return Text.of(
        key,
        "run",
        String.valueOf(run.number()),
        "n",
        getStands(),
        "total",
        getView().steps().size());
  }

  /** The number of the step at which the run stands. */
  public int getStands() {
    return getView().steps().stream()
        .filter(s -> !s.state().passed())
        .map(RunStep::position)
        .findFirst()
        .orElse(getView().steps().size());
  }

  /** The step at which the run stands, or null when its plan cannot be read. */
  public RunStepView getStanding() {
    return getSteps().stream().filter(s -> s.number() == getStands()).findFirst().orElse(null);
  }

  /** Whether the person may do something with it, not only look. */
  public boolean isMayAct() {
    return user.may(Right.RUN, getRun().customer());
  }

  public boolean isMayStop() {
    return isMayAct() && getRun().state() == RunState.RUNNING && getRun().stopAskedBy().isEmpty();
  }

  /** Whether it stands still without a question, so that a person has to choose. */
  public boolean isStandsStill() {
    boolean still =
        getRun().state() == RunState.FAILED || getRun().state() == RunState.AWAITING_PERSON;
    return still
        && isMayAct()
        && !getView().takenBack()
        && OpenQuestion.of(getView()).stream().allMatch(OpenQuestion::early);
  }

  /** Whether abandoning is offered beside an open question. */
  public boolean isMayAbandon() {
    return isMayAct() && getRun().state().mayBecome(RunState.ABANDONED);
  }

  public String answer(String step, String kind) {
    return act(
        () -> desk.answer(id(), step, Answer.Kind.valueOf(kind), remarks.getOrDefault(step, "")),
        Text.of("runs.did.answered"));
  }

  public String resume() {
    return act(() -> desk.resume(id()), did("resumed"));
  }

  public String abandon() {
    return act(() -> desk.abandon(id(), reason), did("abandoned"));
  }

  public String stop() {
    return act(() -> desk.stopAfterStep(id()), did("stopping"));
  }

  private Text did(String what) {
    return Text.of("runs.did." + what, "run", String.valueOf(getRun().number()));
  }

  /** What only the server had that came back, or null where the run kept nothing of the kind. */
  public LostWal getLost() {
    return LostRanges.of(getView()).orElse(null);
  }

  public boolean isMayReadLost() {
    return lost.mayRead(getView());
  }

  /** Sends the file instead of a page. */
  public void readLost() throws IOException {
    try {
      var listing = lost.read(id(), viewer.getLocale());
      FacesContext faces = FacesContext.getCurrentInstance();
      ExternalContext answer = faces.getExternalContext();
      answer.responseReset();
      answer.setResponseContentType("text/plain;charset=UTF-8");
      answer.setResponseHeader(
          "Content-Disposition", "attachment; filename=\"" + listing.name() + "\"");
      answer.setResponseHeader("Cache-Control", "no-store");
      answer.getResponseOutputStream().write(listing.text().getBytes(StandardCharsets.UTF_8));
      faces.responseComplete();
    } catch (Refused refused) {
      said.refused(refused);
    }
  }

  private String act(Runnable work, Text done) {
    try {
      work.run();
      said.done(done);
      return "/runs/run.xhtml?faces-redirect=true&id=" + id();
    } catch (PairBusy busy) {
      said.held(busy);
    } catch (Refused refused) {
      said.refused(refused);
    }
    view = null;
    return null;
  }

  /** What is typed beside each question, by step. */
  public Map<String, String> getRemarks() {
    return remarks;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  /** The plan's hash as people compare it: the first groups of four. */
  public String getShortHash() {
    String hash = getView().hash();
    return hash.substring(0, 4) + " " + hash.substring(4, 8) + " " + hash.substring(8, 12) + " …";
  }
}
