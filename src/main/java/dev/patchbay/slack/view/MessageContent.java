package dev.patchbay.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import java.util.ArrayList;
import java.util.List;

/** An answer: {@code text} says all that the blocks show, for readers that have no blocks. */
public record MessageContent(String text, List<LayoutBlock> blocks) {
  static final int SECTION = 3000;

  public MessageContent {
    blocks = List.copyOf(blocks);
  }

  /** Text in one section; mrkdwn, escaped. */
  public static MessageContent words(String mrkdwn) {
    return new MessageContent(mrkdwn, List.of(section(mrkdwn)));
  }

  /** This first, then the blocks, whose words the text need not say. */
  public MessageContent before(List<LayoutBlock> more) {
    var all = new ArrayList<LayoutBlock>(blocks);
    all.addAll(more);
    return new MessageContent(text, all);
  }

  /** The words first, then this. */
  public MessageContent after(String mrkdwn) {
    var all = new ArrayList<LayoutBlock>();
    all.add(section(mrkdwn));
    all.addAll(blocks);
    return new MessageContent(mrkdwn + "\n" + text, all);
  }

  public static SectionBlock section(String mrkdwn) {
    return SectionBlock.builder().text(mrkdwn(mrkdwn)).build();
  }

  public static MarkdownTextObject mrkdwn(String mrkdwn) {
    return MarkdownTextObject.builder().text(Mrkdwn.cut(mrkdwn, SECTION)).build();
  }
}
