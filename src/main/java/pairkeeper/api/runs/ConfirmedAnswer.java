package pairkeeper.api.runs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.model.NotThere;
import pairkeeper.ops.approvals.ApprovalDesk;
import pairkeeper.ops.approvals.Confirmed;
import pairkeeper.ops.runs.RunDesk;

/** What a client gets that has confirmed a plan or agreed to one: 202 and what it led to. */
@RequestScoped
public class ConfirmedAnswer {
  @Inject RunDesk runs;
  @Inject ApprovalDesk approvals;
  @Inject Speaker speaker;

  Response answer(Confirmed led) {
    return switch (led) {
      case Confirmed.Started(UUID run) -> started(run);
      case Confirmed.Scheduled(Appointment later) ->
          Response.accepted(AppointmentJson.of(later, speaker))
              .location(URI.create("/api/v1/appointments/" + later.id()))
              .build();
      case Confirmed.Waits(ApprovalRequest request) ->
          Response.accepted(ApprovalJson.of(request, approvals.state(request), speaker))
              .location(URI.create("/api/v1/approvals/" + request.id()))
              .build();
    };
  }

  private Response started(UUID run) {
    var view = runs.run(run).orElseThrow(() -> new NotThere("run", run));
    return Response.accepted(RunJson.of(view, speaker))
        .location(URI.create("/api/v1/runs/" + run))
        .build();
  }
}
