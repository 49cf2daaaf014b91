// The component's own script, sent by Streamlit: it fetches the bundle and hands over.
// Streamlit calls it again whenever its data change; the last answer is called when it goes.

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const host = parentElement.querySelector(".dpg-editor-host")
  if (data.height) host.style.height = data.height
  const call = (host.call = {})
  const current = () => host.call === call
  // What is selected lasts until another is; the rest is news, told once.
  const tell = (name, value) => (name === "selected" ? setStateValue : setTriggerValue)(name, value)
  let drawing = null
  const bundle = new URL(data.bundle, document.baseURI).href
  const mounted = import(bundle).then(
    async ({ mount }) => { drawing = await mount(host, data, tell, current) },
  ).catch((error) => {
    host.textContent = "편집기를 불러오지 못했습니다. 연결을 확인하고 이 페이지를 새로 여세요."
    throw error
  })
  return () => mounted.then(() => { if (current()) drawing?.park(host) })
}
