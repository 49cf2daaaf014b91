// What an element is called when it is read out.

import { KOREAN } from "./korean.js"
import { said } from "./marks.js"

const KINDS = {
  Participant: "기관(풀)",
  Lane: "담당(레인)",
  TextAnnotation: "설명 글",
  Group: "묶음",
  MessageFlow: "메시지 흐름",
  Association: "연관선",
  DataInputAssociation: "데이터 입력",
  DataOutputAssociation: "데이터 출력",
  SubProcess: "하위 프로세스",
  AdHocSubProcess: "임의 순서 하위 프로세스",
  IntermediateCatchEvent: "중간 이벤트",
  IntermediateThrowEvent: "중간 이벤트",
}

export function spoken(element, mark, badge) {
  const kind = element.type.replace("bpmn:", "")
  const english = kind.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const name = element.businessObject?.name
  const parts = [KINDS[kind] ?? KOREAN[english] ?? "요소", name && `'${name}'`, mark && said(mark), badge]
  return parts.filter(Boolean).join(" ")
}
