/**
 * The program for PowerShell that speaks to WIA through COM (`wiaaut.dll`, in Windows since Vista). It reads its question from the
 * environment, writes one JSON object a line, and saves each page as PNG before it tells of it. Properties by their numbers in
 * wiadef.h: 3086 to 3088 document handling, 3096 pages, 3074/3075 bed and 3076/3077 feeder size, 6146 intent, 6147/6148 resolution,
 * 6149/6150 start, 6151/6152 extent.
 *
 * Chưa kiểm chứng: it never ran where this was written.
 */
export const WIA_SCRIPT = `
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
$ask = $env:MOTCUA_SCAN | ConvertFrom-Json
$png = '{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}'
function Say($what) { [Console]::Out.WriteLine(($what | ConvertTo-Json -Compress -Depth 4)); [Console]::Out.Flush() }
function Find($properties, $number) { foreach ($one in $properties) { if ($one.PropertyID -eq $number) { return $one } } return $null }
function Read-Value($properties, $number) { $one = Find $properties $number; if ($one) { return [int]$one.Value } return 0 }
function Set-Value($properties, $number, $value) { $one = Find $properties $number; if ($one -and -not $one.IsReadOnly) { $one.Value = $value } }
function Resolutions($properties) {
  $one = Find $properties 6147
  if (-not $one) { return @() }
  if ($one.SubType -eq 2) { return @($one.SubTypeValues) }
  if ($one.SubType -eq 1) { return @(75, 100, 150, 200, 240, 300, 400, 600, 1200 | Where-Object { $_ -ge $one.SubTypeMin -and $_ -le $one.SubTypeMax }) }
  return @([int]$one.Value)
}
try {
  $manager = New-Object -ComObject WIA.DeviceManager
  if ($ask.act -eq 'list') {
    foreach ($info in $manager.DeviceInfos) {
      if ($info.Type -eq 1) { Say @{ device = [string]$info.DeviceID; name = [string]$info.Properties.Item('Name').Value } }
    }
    exit 0
  }
  $device = $null
  foreach ($info in $manager.DeviceInfos) { if ($info.DeviceID -eq $ask.device) { $device = $info.Connect() } }
  if (-not $device) { Say @{ error = -2145320939 }; exit 1 }
  $item = $device.Items.Item(1)
  if ($ask.act -eq 'capabilities') {
    $width = [Math]::Max((Read-Value $device.Properties 3074), (Read-Value $device.Properties 3076))
    $height = [Math]::Max((Read-Value $device.Properties 3075), (Read-Value $device.Properties 3077))
    Say @{ handling = (Read-Value $device.Properties 3086); width = $width; height = $height; resolutions = @(Resolutions $item.Properties) }
    exit 0
  }
  Set-Value $device.Properties 3088 ([int]$ask.select)
  Set-Value $device.Properties 3096 1
  $ready = Find $device.Properties 3087
  if ($ask.select -ne 2 -and $ready) {
    Say @{ status = [int]$ready.Value }
    if (([int]$ready.Value -band 0x39) -ne 1) { exit 1 }
  }
  Set-Value $item.Properties 6146 ([int]$ask.intent)
  Set-Value $item.Properties 6147 ([int]$ask.dpi)
  Set-Value $item.Properties 6148 ([int]$ask.dpi)
  Set-Value $item.Properties 6149 0
  Set-Value $item.Properties 6150 0
  Set-Value $item.Properties 6151 ([int]$ask.width)
  Set-Value $item.Properties 6152 ([int]$ask.height)
  for ($page = 1; $page -le 500; $page++) {
    $image = $item.Transfer($png)
    $name = 'page{0:d4}.png' -f $page
    if ($image.FormatID -ne $png) {
      $process = New-Object -ComObject WIA.ImageProcess
      $process.Filters.Add($process.FilterInfos.Item('Convert').FilterID)
      $process.Filters.Item(1).Properties.Item('FormatID').Value = $png
      $image = $process.Apply($image)
    }
    $image.SaveFile((Join-Path $ask.folder $name))
    Say @{ page = $name }
    if ($ask.select -eq 2) { break }
  }
  exit 0
} catch {
  $failure = $_.Exception
  while ($failure.InnerException) { $failure = $failure.InnerException }
  Say @{ error = $failure.HResult }
  exit 1
}
`

/** The command that runs it. The script travels as one encoded word, so that no quoting of any shell touches it. */
export const WIA_COMMAND: { readonly program: string; readonly args: readonly string[] } = {
  program: 'powershell.exe',
  args: [
    '-NoLogo',
    '-NoProfile',
    '-NonInteractive',
    '-ExecutionPolicy',
    'Bypass',
    '-EncodedCommand',
    Buffer.from(WIA_SCRIPT, 'utf16le').toString('base64'),
  ],
}
