// Before anything is painted: the light a person chose on this device.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be refused; then the system's light is used.
}
