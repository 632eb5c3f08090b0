package dev.patchbay.slack.card;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.patchbay.incident.IncidentChange;
import dev.patchbay.incident.click.Click;
import dev.patchbay.incident.click.ClickDecoder.Decoded;
import java.util.List;

/** Messages of the four shapes in which a button can stand, and a decoder that goes by labels. */
public final class Clicked {
  public static final String ACK =
      "{'type':'button','action_id':'a1','text':{'type':'plain_text','text':'Acknowledge'},'value':'PINC1:ack'}";
  public static final String RESOLVE =
      "{'type':'button','action_id':'a2','text':{'type':'plain_text','text':'Resolve'},'value':'PINC1:res'}";
  public static final String NOTE =
      "{'type':'button','action_id':'a3','text':{'type':'plain_text','text':'Add"
          + " Note'},'value':'PINC1:note'}";
  public static final String LINK =
      "{'type':'button','action_id':'a4','text':{'type':'plain_text','text':'View'},'url':'https://acme.pagerduty.com/incidents/PINC1'}";
  public static final String SECTION =
      "{'type':'section','text':{'type':'mrkdwn','text':'<https://acme.pagerduty.com/incidents/PINC1|#7"
          + " Down>'}}";
  private static final String ACTIONS =
      "{'type':'actions','elements':[" + ACK + "," + RESOLVE + "," + NOTE + "," + LINK + "]}";

  public static final String BLOCKS =
      "{'ts':'1.2','text':'Down','blocks':[" + SECTION + "," + ACTIONS + "]}";
  public static final String ATTACHED_BLOCKS =
      "{'ts':'1.2','text':'','attachments':[{'id':1,'color':'ff0000','fallback':'Down','blocks':["
          + SECTION
          + ","
          + ACTIONS
          + "]}]}";
  public static final String LEGACY =
      "{'ts':'1.2','text':'Triggered','attachments':[{'id':1,'title':'#7 Down','title_link':"
          + "'https://acme.pagerduty.com/incidents/PINC1','callback_id':'cb','actions':["
          + "{'id':'1','name':'ack','text':'Acknowledge','type':'button','value':'PINC1'},"
          + "{'id':'2','name':'res','text':'Resolve','type':'button','value':'PINC1'}]}]}";
  public static final String ACCESSORY =
      "{'ts':'1.2','text':'Down','blocks':[{'type':'section','text':{'type':'mrkdwn','text':'Down'},'accessory':"
          + ACK
          + "}]}";

  private Clicked() {}

  public static JsonObject json(String singleQuoted) {
    return JsonParser.parseString(singleQuoted.replace('\'', '"')).getAsJsonObject();
  }

  public static Decoded byLabel(Click click) {
    if (!click.pressed().url().isBlank()) {
      return new Decoded.Link();
    }
    return switch (click.pressed().label()) {
      case "Acknowledge" -> new Decoded.Change(List.of("PINC1"), new IncidentChange.Acknowledge());
      case "Resolve" -> new Decoded.Change(List.of("PINC1"), new IncidentChange.Resolve());
      case "Which" -> new Decoded.Unknown("incident");
      default -> new Decoded.Unknown("action");
    };
  }
}
